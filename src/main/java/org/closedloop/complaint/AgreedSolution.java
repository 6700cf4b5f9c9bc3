package org.closedloop.complaint;

import java.time.LocalDate;
import org.closedloop.cases.Solution;
import org.closedloop.cases.SolutionType;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.TaskInput;

/**
 * What the team brings back from the negotiation: a solution that the customer agreed to or not, or a proposal for what the team
 * cannot solve. Only what was agreed must be complete.
 */
record AgreedSolution(Solution solution, boolean customerAgreed, boolean unsolvable) {

    static final String[] FIELDS = {"solutionType", "solution", "promisedOn", "customerAgreed", "resources", "steps", "executingTeam",
            "compensationAmount", "unsolvable", "proposal"};

    static AgreedSolution read(TaskInput input, LocalDate today) {
        boolean unsolvable = input.optionalFlag("unsolvable").orElse(false);
        boolean agreed = unsolvable ? input.optionalFlag("customerAgreed").orElse(false) : input.flag("customerAgreed");
        SolutionType type = agreed ? input.code("solutionType", SolutionType.class)
                : input.optionalCode("solutionType", SolutionType.class).orElse(null);
        String text = agreed ? input.text("solution") : input.optionalText("solution").orElse(null);
        LocalDate promisedOn = agreed || input.optionalText("promisedOn").isPresent() ? promised(input.date("promisedOn"), today) : null;
        Solution solution = new Solution(type, text, input.optionalText("resources").orElse(null), input.optionalText("steps").orElse(null),
                promisedOn, input.optionalText("executingTeam").orElse(null), input.optionalAmount("compensationAmount").orElse(null),
                unsolvable ? input.text("proposal") : null);
        return new AgreedSolution(solution, agreed, unsolvable);
    }

    private static LocalDate promised(LocalDate date, LocalDate today) {
        if (date.isBefore(today)) {
            throw new InvalidInput("promisedOn", "must not be in the past");
        }
        if (date.isAfter(today.plusYears(1))) {
            throw new InvalidInput("promisedOn", "must be within a year");
        }
        return date;
    }

    String solutionType() {
        return solution.type() == null ? null : solution.type().name();
    }
}
