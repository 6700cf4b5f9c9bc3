/** {@code serviceInquiry}: questions, suggestions and service information. */
package org.closedloop.inquiry;
