package org.closedloop.inquiry;

import java.util.List;
import org.closedloop.classification.Category;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.TaskInput;
import org.closedloop.staff.Teams;

/**
 * What came of a look at an inquiry: an answer, that it is something else, perhaps with a word to the customer about it, or that others
 * know the answer, perhaps with a word to them.
 *
 * @param answer   never null when there is one
 * @param passTo   the team that is to answer; null for nobody else
 * @param category as proposed, or corrected
 * @param minutes  null when nothing was noted
 */
record AnsweredInquiry(String answer, Turn turn, String passTo, Category category, boolean toldByPhone, Integer minutes, String by) {

    static final String[] FIELDS = {"answer", "turnInto", "passTo", "category", "toldByPhone", "minutesSpent"};

    /** Who knows more than customer service (R-261, C-21). */
    private static final List<String> COLLEAGUES = List.of(Teams.CUSTOMER_SERVICE, Teams.TECHNICAL_SUPPORT, Teams.QUALITY, Teams.SALES,
            Teams.LOGISTICS, Teams.SERVICE_SUPERVISORS);

    static AnsweredInquiry read(TaskInput input) {
        Turn turn = input.optionalCode("turnInto", Turn.class).orElse(Turn.nothing);
        String passTo = input.optionalText("passTo").orElse(null);
        if (passTo != null && !COLLEAGUES.contains(passTo)) {
            throw new InvalidInput("passTo", "must be one of " + COLLEAGUES);
        }
        if (passTo != null && turn != Turn.nothing) {
            throw new InvalidInput("passTo", "leave it empty when it is something else");
        }
        String answer = turn == Turn.nothing && passTo == null ? input.text("answer") : input.optionalText("answer").orElse(null);
        return new AnsweredInquiry(answer, turn, passTo, input.code("category", Category.class),
                input.optionalFlag("toldByPhone").orElse(false), input.optionalWhole("minutesSpent", 0, 100_000).orElse(null), input.by());
    }
}
