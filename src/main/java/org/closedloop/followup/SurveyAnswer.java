package org.closedloop.followup;

import org.closedloop.engine.InvalidInput;

/**
 * What a customer answers, kept short: whether the matter is solved, an overall score, staff's attitude and speed from 1
 * (bad) to 5 (good), and a comment.
 */
public record SurveyAnswer(boolean solved, int score, Integer attitude, Integer speed, String comment) {

    private static final int MAX_COMMENT = 4000;

    public SurveyAnswer {
        inScale("score", score);
        inScale("attitude", attitude);
        inScale("speed", speed);
        if (comment != null && comment.length() > MAX_COMMENT) {
            throw new InvalidInput("comment", "must not be longer than " + MAX_COMMENT + " characters");
        }
    }

    private static void inScale(String field, Integer points) {
        if (points != null && (points < 1 || points > 5)) {
            throw new InvalidInput(field, "must be a number from 1 to 5");
        }
    }
}
