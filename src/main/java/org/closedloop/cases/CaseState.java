package org.closedloop.cases;

/** Where a case stands, spelled as the public contract spells it. */
public enum CaseState { open, closed, withdrawn }
