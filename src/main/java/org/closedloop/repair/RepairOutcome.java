package org.closedloop.repair;

/** How a work order ended. */
public enum RepairOutcome { repaired, notRepaired, withdrawn }
