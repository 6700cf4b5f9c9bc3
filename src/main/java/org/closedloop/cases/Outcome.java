package org.closedloop.cases;

/** How a round ended: the customer's answer, or that there was none; an inquiry to whose answer the customer said nothing is answered. */
public enum Outcome { satisfied, dissatisfied, notReached, findingsAccepted, withdrawn, unresolved, answered }
