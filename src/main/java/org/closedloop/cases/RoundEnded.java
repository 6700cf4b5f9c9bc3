package org.closedloop.cases;

/**
 * A round of a case has ended for good; told within the transaction that ends it.
 *
 * @param outcome null where nobody was asked
 * @param score the customer's overall score, 1 to 5, if there is one
 */
public record RoundEnded(String reference, int round, Outcome outcome, Integer score) {}
