package org.closedloop.followup;

/** No survey has this link. */
public class UnknownSurvey extends RuntimeException {

    UnknownSurvey() {
        super("no such survey");
    }
}
