/** Customers, their products and tiers: the only place with customers' personal data. */
package org.closedloop.customer;
