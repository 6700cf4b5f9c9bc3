package org.closedloop.classification;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Who pays (C-17, R-144 to R-147, G-08). */
    public Coverage coverage(CoverageFacts facts) {
        Map<String, Object> row = row("warrantyCoverage", Map.of("productKnown", facts.productKnown(), "inWarranty", facts.inWarranty(),
                "faultCause", facts.faultCause(), "partClass", facts.partClass() == null ? "" : facts.partClass(),
                "withinScope", facts.withinScope()));
        return new Coverage(Coverage.Code.valueOf((String) row.get("coverage")), (String) row.get("rule"));
    }

    /** By how much each reason moves an engineer up or down. */
    public RankingPoints rankingPoints(Urgency urgency) {
        Map<String, Integer> points = new HashMap<>();
        row("rankEngineers", Map.of("urgency", urgency.name())).forEach((reason, value) -> points.put(reason, (Integer) value));
        return new RankingPoints(points);
    }

    /** From when on something counts as stalled; {@code reason} is a code of the watch over stalled loops. */
    public StallLimit stallLimit(String reason) {
        Map<String, Object> row = row("stallLimit", Map.of("reason", reason));
        return new StallLimit(Limit.parse((String) row.get("after")).duration(), (Integer) row.get("timesUsual"));
    }

    /** Before which day of the month a report reaches its reader. */
    public int reportDay(String reader) {
        return answer("reportDay", "beforeDay", Integer.class, Map.of("reader", reader));
    }

    /** What one unit of a currency is worth in the currency of reports; empty while nobody has entered a rate. */
    public Optional<BigDecimal> exchangeRate(String currency) {
        return Optional.ofNullable(tables.evaluate("exchangeRate", Map.of("currency", currency)).get("rate"))
                .map(rate -> new BigDecimal(rate.toString()));
    }

    private <T> T answer(String table, String output, Class<T> type, Map<String, Object> facts) {
        return type.cast(row(table, facts).get(output));
    }

    private Map<String, Object> row(String table, Map<String, Object> facts) {
        Map<String, Object> row = tables.evaluate(table, facts);
        if (row.isEmpty()) {
            throw new IllegalStateException("Decision table " + table + " has no row for " + facts);
        }
        return row;
    }
}
