/** Complaint handling: from the filing to a loop that closes only when the customer confirms. */
package org.closedloop.complaint;
