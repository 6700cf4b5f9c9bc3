/** What the service cost and how well it does: the report of the month, the manager's figures. Reads our tables. */
package org.closedloop.reporting;
