package org.closedloop.cases;

/** What the preliminary verification established. */
public record Verification(boolean substantiated, String findings, RootCause rootCause, Responsibility responsibility) {}
