package org.closedloop.followup;

/**
 * The survey behind a link.
 *
 * @param findingsOnly the complaint was not substantiated: the customer is asked to accept the findings
 */
public record Survey(String reference, int round, State state, boolean findingsOnly) {

    /** Whether it still takes an answer. */
    public enum State { open, answered, expired }
}
