package org.closedloop.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.closedloop.document.Paper;
import org.closedloop.document.Paper.Bar;
import org.closedloop.document.Paper.Part;
import org.closedloop.reporting.ServiceFigures.Count;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's figures in words, tables and bars, in one language; each figure with its definition. */
@Service
@Transactional(readOnly = true)
public class FiguresPaper {

    private static final int WHOLE = 100;

    private final ServiceFigures figures;
    private final CostFigures costs;
    private final MonthlyReportPaper monthly;
    private final MessageSource texts;
    private final WorkCalendar calendar;
    private final Clock clock;

    FiguresPaper(ServiceFigures figures, CostFigures costs, MonthlyReportPaper monthly, MessageSource texts, WorkCalendar calendar, Clock clock) {
        this.figures = figures;
        this.costs = costs;
        this.monthly = monthly;
        this.texts = texts;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param steps what else is told about the steps, behind those that overran */
    public Paper of(Slice slice, List<Part> steps, Locale language) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Part> parts = new ArrayList<>(List.of(figures(slice, now, language), filed(slice, language), causes(slice, language),
                faults(slice, language), overruns(slice, now, language)));
        parts.addAll(steps);
        parts.addAll(monthly.parts(costs.of(slice), language));
        LocalDate last = LocalDate.ofInstant(slice.to(), calendar.zone()).minusDays(1);
        return new Paper(say("figures.title", language), Stream.of(say("figures.period", language, LocalDate.ofInstant(slice.from(), calendar.zone()), last),
                slice.team() == null ? null : say("team." + slice.team(), language), slice.product()).filter(one -> one != null)
                .reduce((a, b) -> a + " · " + b).orElseThrow(), parts);
    }

    private Part figures(Slice slice, Timestamp now, Locale language) {
        return new Part(say("figures.service", language), List.of(say("figures.noData.hint", language)), heads(language, "figures.figure", "figures.value", "figures.unit",
                "figures.cases", "figures.definition"), figures.figures(slice, now).stream().map(one -> row(say("figure." + one.key(), language),
                        one.value() == null ? say("figures.noData", language) : one.value(), say("unit." + one.key().unit(), language), one.cases(),
                        say("figure." + one.key() + ".definition", language))).toList());
    }

    private Part filed(Slice slice, Locale language) {
        List<Count> counts = figures.filed(slice);
        Map<String, Long> months = new TreeMap<>();
        counts.forEach(count -> months.merge(count.what(), count.cases(), Long::sum));
        return new Part(say("figures.filed", language), List.of(say("figures.filed.definition", language)), heads(language, "figures.month", "figures.type",
                "figures.count"), counts.stream().map(count -> row(count.what(), word("kind.", count.cause(), language), count.cases())).toList(),
                bars(months.entrySet().stream().map(month -> new Count(month.getKey(), null, month.getValue())).toList()));
    }

    private Part causes(Slice slice, Locale language) {
        List<Count> counts = figures.causes(slice).stream().map(count -> new Count(word("category.", count.what(), language),
                word("cause.", count.cause(), language), count.cases())).toList();
        return new Part(say("figures.causes", language), List.of(say("figures.causes.definition", language)), heads(language, "figures.category",
                "figures.cause", "figures.count"), rows(counts), bars(counts));
    }

    private Part faults(Slice slice, Locale language) {
        List<Count> counts = figures.faults(slice).stream().map(count -> new Count(count.what(), word("cause.", count.cause(), language), count.cases()))
                .toList();
        return new Part(say("figures.faults", language), List.of(say("figures.faults.definition", language)), heads(language, "figures.product",
                "figures.cause", "figures.count"), rows(counts), bars(counts));
    }

    private Part overruns(Slice slice, Timestamp now, Locale language) {
        return new Part(say("figures.overruns", language), List.of(say("figures.overruns.definition", language)), heads(language, "figures.owner",
                "figures.promise", "figures.due", "figures.late", "figures.hoursLate"), figures.overruns(slice, now).stream()
                .map(one -> row(word("team.", one.owner(), language), word("promiseKind.", one.kind(), language), one.due(), one.late(), one.hoursLate()))
                .toList());
    }

    private static List<List<Object>> rows(List<Count> counts) {
        return counts.stream().map(count -> row(count.what(), count.cause(), count.cases())).toList();
    }

    private static List<Bar> bars(List<Count> counts) {
        long longest = counts.stream().mapToLong(Count::cases).max().orElse(1);
        return counts.stream().map(count -> new Bar(count.cause() == null ? count.what() : count.what() + " · " + count.cause(), String.valueOf(count.cases()),
                (int) Math.max(1, count.cases() * WHOLE / longest))).toList();
    }

    private List<String> heads(Locale language, String... keys) {
        return Stream.of(keys).map(key -> say(key, language)).toList();
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }

    /** A code in words; what has none, such as a person, as it is. */
    private String word(String prefix, String code, Locale language) {
        return code == null ? "" : texts.getMessage(prefix + code, null, code, language);
    }

    private String say(String key, Locale language, Object... args) {
        return texts.getMessage(key, args, language);
    }
}
