package org.closedloop.repair;

/** What a job was for, in the groups of the monthly statistics: guidance that a contract includes is not after-sales cost. */
public enum WorkPurpose { afterSales, commissioning, contractGuidance }
