package org.closedloop.cases;

/** A customer has added something to an open case; told within the transaction that keeps it. */
public record CustomerReplied(String reference) {}
