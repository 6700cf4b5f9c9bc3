package org.closedloop.followup;

/** The survey takes no answer any more: it was answered, has expired, or its round is over. */
public class SurveyClosed extends RuntimeException {

    private final Survey.State state;

    SurveyClosed(Survey.State state) {
        super("the survey is " + state);
        this.state = state;
    }

    public Survey.State state() {
        return state;
    }
}
