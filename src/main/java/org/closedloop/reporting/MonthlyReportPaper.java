package org.closedloop.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.closedloop.document.Paper;
import org.closedloop.document.Paper.Bar;
import org.closedloop.document.Paper.Part;
import org.closedloop.reporting.CostFigures.Cost;
import org.closedloop.reporting.CostFigures.Costs;
import org.closedloop.reporting.CostFigures.Effort;
import org.closedloop.reporting.CostFigures.Group;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A month's report in words, tables and bars, in one language. */
@Component
public class MonthlyReportPaper {

    private static final int WHOLE = 100;

    private final MessageSource texts;

    MonthlyReportPaper(MessageSource texts) {
        this.texts = texts;
    }

    /** @param withMeasures whether the corrective measures belong to it */
    public Paper of(MonthlyReport report, Costs costs, boolean withMeasures, Locale language) {
        List<Part> parts = new ArrayList<>();
        parts.add(summary(costs, language));
        parts.add(efforts(costs, language));
        parts.add(currencies(costs, language));
        if (withMeasures && report.measures() != null) {
            parts.add(new Part(say("monthly.measures", language), List.of(report.measures()), List.of(), List.of()));
        }
        return new Paper(say(withMeasures ? "monthly.project" : "monthly.statistics", language),
                say("monthly.of", language, report.yearMonth().toString(), report.reference()), parts);
    }

    public String fileName(MonthlyReport report, Locale language) {
        return say("monthly.file", language) + "-" + report.yearMonth();
    }

    /** The parts of any costs, for a period as well as for a month. */
    List<Part> parts(Costs costs, Locale language) {
        return List.of(summary(costs, language), efforts(costs, language), currencies(costs, language));
    }

    private Part summary(Costs costs, Locale language) {
        List<List<Object>> rows = new ArrayList<>();
        for (Group group : Group.values()) {
            rows.add(List.of(say("costs." + group, language), sum(costs.sum(group), language)));
        }
        rows.add(List.of(say("costs.total", language), sum(costs.total(), language)));
        List<String> notes = new ArrayList<>(List.of(say("costs.definition", language)));
        if (!costs.missingRates().isEmpty()) {
            notes.add(say("costs.missing", language, String.join(", ", costs.missingRates())));
        }
        return new Part(say("costs.title", language, costs.currency()), notes, List.of(say("costs.group", language), say("costs.amount", language,
                costs.currency())), rows, bars(costs, language));
    }

    private Object sum(Optional<BigDecimal> sum, Locale language) {
        return sum.<Object>map(amount -> amount).orElseGet(() -> say("costs.noRate", language));
    }

    private List<Bar> bars(Costs costs, Locale language) {
        List<Group> drawn = Stream.of(Group.values()).filter(group -> costs.sum(group).filter(sum -> sum.signum() > 0).isPresent()).toList();
        BigDecimal longest = drawn.stream().map(group -> costs.sum(group).orElseThrow()).max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        return drawn.stream().map(group -> new Bar(say("costs." + group, language), costs.sum(group).orElseThrow().toPlainString(),
                costs.sum(group).orElseThrow().multiply(BigDecimal.valueOf(WHOLE)).divide(longest, 0, RoundingMode.UP).intValue())).toList();
    }

    private Part efforts(Costs costs, Locale language) {
        return new Part(say("effort.title", language), List.of(say("effort.definition", language)), Stream.of("effort.kind", "effort.people",
                "effort.trips", "effort.days").map(key -> say(key, language)).toList(), Stream.of(Group.commissioning, Group.dispatch).map(group -> {
                    Effort effort = costs.effort(group);
                    return List.<Object>of(say("costs." + group, language), effort.people(), effort.trips(), effort.days());
                }).toList());
    }

    private Part currencies(Costs costs, Locale language) {
        List<List<Object>> rows = new ArrayList<>();
        for (Cost cost : costs.costs()) {
            rows.add(row(say("costs." + cost.kind(), language), cost.currency(), cost.amount(), cost.rate() == null ? null : cost.rate().stripTrailingZeros()
                    .toPlainString(), cost.converted()));
        }
        costs.totals().forEach((currency, total) -> rows.add(row(say("costs.total", language), currency, total, null, null)));
        return new Part(say("costs.currencies", language), List.of(say("costs.rounding", language)), List.of(say("costs.group", language),
                say("costs.currency", language), say("costs.original", language), say("costs.rate", language),
                say("costs.amount", language, costs.currency())), rows);
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    private String say(String key, Locale language, Object... args) {
        return texts.getMessage(key, args, language);
    }
}
