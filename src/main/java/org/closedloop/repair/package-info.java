/** {@code repairDispatch}: from a fault report to a confirmed repair: work orders, engineers, appointments, warranty, quotation. */
package org.closedloop.repair;
