/** Calendars: turns "3 working days" into an instant; the only place that knows the business zone. */
package org.closedloop.worktime;
