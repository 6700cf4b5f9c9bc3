package org.closedloop.classification;

import java.math.BigDecimal;
import java.util.Map;
import org.closedloop.worktime.Limit;
import org.springframework.stereotype.Service;

/** Typed front of the decision tables; every answer comes from the latest deployed version. */
@Service
public class Decisions {

    private final DecisionEvaluator tables;

    Decisions(DecisionEvaluator tables) {
        this.tables = tables;
    }

    /** How long a promise or a task may take; {@code kind} is a promise kind, a user task's id or a clock of the follow-up. */
    public Limit serviceLevel(String kind, Urgency urgency) {
        return Limit.parse(answer("serviceLevel", "limit", String.class, Map.of("kind", kind, "urgency", urgency.name())));
    }

    public String teamFor(Category category, boolean aboutConduct) {
        return answer("assignTeam", "team", String.class, Map.of("category", category.name(), "aboutConduct", aboutConduct));
    }

    /** Who diagnoses again (G-07): the team first, then its superiors. */
    public String rediagnosisGroup(int round, String team) {
        return answer("assignRediagnosis", "group", String.class, Map.of("round", round, "team", team));
    }

    /** From this round on whoever diagnoses may end the case unresolved, so that the loop ends (G-07). */
    public boolean mayEndUnresolved(int round) {
        return answer("assignRediagnosis", "mayEndUnresolved", Boolean.class, Map.of("round", round, "team", ""));
    }

    public boolean compensationNeedsApproval(BigDecimal amount) {
        return answer("approveCompensation", "approvalNeeded", Boolean.class, Map.of("amount", amount));
    }

    public boolean satisfied(boolean solved, int score) {
        return answer("surveyResult", "satisfied", Boolean.class, Map.of("solved", solved, "score", score));
    }

    private <T> T answer(String table, String output, Class<T> type, Map<String, Object> facts) {
        Object answer = tables.evaluate(table, facts).get(output);
        if (answer == null) {
            throw new IllegalStateException("Decision table " + table + " has no row for " + facts);
        }
        return type.cast(answer);
    }
}
