package org.closedloop.cases;

/** How a round ended: the customer's answer, or that there was none. */
public enum Outcome { satisfied, dissatisfied, notReached, findingsAccepted, withdrawn, unresolved }
