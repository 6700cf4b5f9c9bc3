/** Spare parts: catalogue, stock as a ledger, supply of a work order, stocktake. */
package org.closedloop.parts;
