/** Finds loops that nobody moves, and says so before anybody has to ask. */
package org.closedloop.watch;
