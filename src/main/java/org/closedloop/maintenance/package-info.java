/** {@code periodicMaintenance}: plans for customers' products, and the visits that come of them. */
package org.closedloop.maintenance;
