package org.closedloop.inquiry;

import org.closedloop.classification.Category;
import org.closedloop.engine.TaskInput;

/**
 * What came of a look at an inquiry: an answer, or that it is something else, perhaps with a word to the customer about it.
 *
 * @param answer   null only for what turned out to be something else
 * @param category as proposed, or corrected
 * @param minutes  null when nothing was noted
 */
record AnsweredInquiry(String answer, Turn turn, Category category, boolean toldByPhone, Integer minutes, String by) {

    static final String[] FIELDS = {"answer", "turnInto", "category", "toldByPhone", "minutesSpent"};

    static AnsweredInquiry read(TaskInput input) {
        Turn turn = input.optionalCode("turnInto", Turn.class).orElse(Turn.nothing);
        String answer = turn == Turn.nothing ? input.text("answer") : input.optionalText("answer").orElse(null);
        return new AnsweredInquiry(answer, turn, input.code("category", Category.class), input.optionalFlag("toldByPhone").orElse(false),
                input.optionalWhole("minutesSpent", 0, 100_000).orElse(null), input.by());
    }
}
