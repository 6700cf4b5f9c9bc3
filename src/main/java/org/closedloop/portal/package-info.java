/** The customer's web pages, the public API and the pages for staff; knows all features, and no feature knows it. */
package org.closedloop.portal;
