package org.closedloop.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.closedloop.Covers;
import org.closedloop.RunningApplication;
import org.closedloop.document.Paper;
import org.closedloop.document.Papers;
import org.closedloop.reporting.Figure.Key;
import org.closedloop.reporting.ServiceFigures.Count;
import org.closedloop.reporting.ServiceFigures.Overrun;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each figure on the manager's page, computed once more in plain Java from the raw rows of a generated month. */
@Covers({"R-335", "R-336", "R-340", "R-342", "R-343", "R-324", "R-325", "R-328", "R-330", "R-331", "C-23"})
class ServiceFiguresTest extends RunningApplication {

    @Autowired
    ServiceFigures figures;
    @Autowired
    FiguresPaper papers;
    @Autowired
    Papers forms;
    @Autowired
    MessageSource texts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    private final String product = "GEN-" + UUID.randomUUID();
    private GeneratedMonth month;
    private Slice slice;
    private Instant now;

    @BeforeEach
    void generate() {
        month = new GeneratedMonth(jdbc, product, YearMonth.of(2026, 3), 20_260_301);
        // thousands of rows: each would wait for the disk by itself
        transaction.executeWithoutResult(status -> month.cases(240));
        slice = new Slice(month.from(), month.to(), null, product);
        now = month.to().plus(Duration.ofDays(90));
    }

    @AfterEach
    void remove() {
        transaction.executeWithoutResult(status -> month.remove());
    }

    @Test
    void eachFigureIsWhatTheRawRowsSay() {
        assertAllFigures(slice, now);
        assertAllFigures(slice, month.from().plus(Duration.ofDays(15)));
        assertAllFigures(new Slice(month.from(), month.to(), "quality", product), now);
        assertAllFigures(new Slice(month.from().plus(Duration.ofDays(9)), month.to().minus(Duration.ofDays(9)), null, product.toLowerCase(Locale.ROOT)), now);
    }

    private void assertAllFigures(Slice asked, Instant now) {
        Map<Key, Figure> expected = expected(asked, now);
        List<Figure> found = figures.figures(asked, Timestamp.from(now));
        assertThat(found).extracting(Figure::key).containsExactly(Key.values());
        assertThat(found).allSatisfy(figure -> {
            Figure again = expected.get(figure.key());
            assertThat(figure.cases()).as("%s is computed from", figure.key()).isEqualTo(again.cases());
            if (again.value() == null) {
                assertThat(figure.value()).as(figure.key().name()).isNull();
            } else {
                assertThat(figure.value()).as(figure.key().name()).isCloseTo(again.value(), Offset.offset(new BigDecimal("0.1")));
            }
        });
        assertThat(found).filteredOn(figure -> figure.cases() == 0).as("the generated month tells something about each").isEmpty();
    }

    /** The same in another way: all rows, loops and lists, no SQL but "select *". */
    private Map<Key, Figure> expected(Slice asked, Instant now) {
        Map<Object, Map<String, Object>> cases = rows("service_case where product_model = :product").stream()
                .filter(one -> asked.team() == null || asked.team().equals(one.get("team"))).collect(Collectors.toMap(one -> one.get("id"), one -> one));
        List<Map<String, Object>> rounds = of(cases, "case_round");
        List<Map<String, Object>> promises = of(cases, "promise");
        List<Map<String, Object>> orders = of(cases, "work_order");
        Map<Object, Object> invitations = new HashMap<>();
        rows("survey_invitation where case_reference like 'GEN-%'").forEach(one -> invitations.put(one.get("id"), one.get("case_reference")));
        List<Object> references = cases.values().stream().map(one -> one.get("reference")).toList();
        List<Map<String, Object>> answers = rows("survey_answer").stream().filter(one -> references.contains(invitations.get(one.get("invitation_id"))))
                .filter(one -> in(asked, one, "at")).toList();
        Map<Key, Figure> all = new EnumMap<>(Key.class);

        List<Map<String, Object>> first = promises.stream().filter(one -> one.get("kind").equals("firstResponse")).toList();
        put(all, Key.responseTime, median(first.stream().filter(one -> in(asked, one, "met_at")).map(one -> hours(one, "started_at", "met_at")).toList()));
        Predicate<Map<String, Object>> kept = one -> one.get("met_at") != null && !time(one, "met_at").isAfter(time(one, "due_at"));
        List<Map<String, Object>> due = promises.stream().filter(one -> in(asked, one, "due_at") && one.get("dropped_at") == null
                && (one.get("met_at") != null || !time(one, "due_at").isAfter(now))).toList();
        put(all, Key.responseKept, share(due.stream().filter(first::contains).toList(), kept));
        put(all, Key.promisesKept, share(due, kept));

        List<Map<String, Object>> closed = cases.values().stream().filter(one -> one.get("state").equals("closed") && in(asked, one, "closed_at")).toList();
        Predicate<Map<String, Object>> solved = one -> rounds.stream().anyMatch(round -> round.get("case_id").equals(one.get("id"))
                && round.get("number").equals(one.get("round")) && List.of("satisfied", "findingsAccepted").contains(String.valueOf(round.get("outcome"))));
        put(all, Key.solvingTime, median(closed.stream().filter(solved).map(one -> hours(one, "filed_at", "closed_at") / 24).toList()));
        List<Map<String, Object>> judged = closed.stream().filter(one -> rounds.stream().anyMatch(round -> round.get("case_id").equals(one.get("id"))
                && round.get("number").equals(one.get("round")) && outcome(round, "satisfied", "dissatisfied", "findingsAccepted", "notReached", "unresolved")))
                .toList();
        assertThat(judged).as("some ended without a word").hasSizeLessThan(closed.size());
        put(all, Key.solvingRate, share(judged, solved));
        put(all, Key.firstRoundRate, share(judged, solved.and(one -> one.get("round").equals(1))));
        put(all, Key.timePerCase, average(closed.stream().map(one -> (Integer) one.get("minutes_spent")).filter(minutes -> minutes > 0).toList()));

        List<Map<String, Object>> opened = orders.stream().filter(one -> in(asked, one, "opened_at")
                && !cases.get(one.get("case_id")).get("type").equals("maintenance")).toList();
        put(all, Key.repeatRepairs, share(opened, one -> one.get("repeat_of") != null));

        List<Map<String, Object>> ended = rounds.stream().filter(one -> in(asked, one, "closed_at")).toList();
        put(all, Key.satisfactionRate, share(ended.stream().filter(one -> outcome(one, "satisfied", "dissatisfied")).toList(), one -> outcome(one, "satisfied")));
        put(all, Key.satisfactionRound1, scores(ended, number -> number == 1));
        put(all, Key.satisfactionRound2, scores(ended, number -> number == 2));
        put(all, Key.satisfactionLater, scores(ended, number -> number >= 3));
        put(all, Key.attitude, average(answers.stream().map(one -> (Integer) one.get("attitude")).filter(Objects::nonNull).toList()));
        put(all, Key.efficiency, average(answers.stream().map(one -> (Integer) one.get("speed")).filter(Objects::nonNull).toList()));
        put(all, Key.ability, share(answers, one -> (Boolean) one.get("solved")));

        List<Map<String, Object>> told = rounds.stream().filter(one -> in(asked, one, "result_told_at")).toList();
        put(all, Key.feedbackGiven, share(told, one -> outcome(one, "satisfied", "dissatisfied", "findingsAccepted")));
        put(all, Key.feedbackNotReached, share(told, one -> outcome(one, "notReached")));
        put(all, Key.feedbackAwaited, share(told, one -> one.get("outcome") == null && one.get("closed_at") == null));
        assertThat(told).as("some will never be answered").anyMatch(one -> one.get("outcome") == null && one.get("closed_at") != null);
        put(all, Key.complaintRate, share(cases.values().stream().filter(one -> in(asked, one, "filed_at")).toList(), one -> one.get("type").equals("complaint")));
        return all;
    }

    @Test
    void whatIsPromisedForLaterIsNotBrokenYet() {
        Instant now = month.to().plus(Duration.ofDays(60));
        Slice today = new Slice(now.minus(Duration.ofHours(10)), now.plus(Duration.ofHours(14)), null, product);
        UUID promise = UUID.randomUUID();
        jdbc.sql("insert into promise (id, case_id, round, kind, owner, started_at, due_at)"
                + " values (?, (select id from service_case where product_model = ? limit 1), 1, 'firstResponse', 'quality', ?, ?)")
                .params(promise, product, Timestamp.from(now.minus(Duration.ofHours(1))), Timestamp.from(now.plus(Duration.ofHours(3)))).update();

        assertThat(kept(today, now)).as("not due yet").containsExactly(null, null);
        assertThat(kept(today, now.plus(Duration.ofHours(3)))).as("due").containsExactly(new BigDecimal("0.0"), new BigDecimal("0.0"));
        jdbc.sql("update promise set met_at = ? where id = ?").params(Timestamp.from(now.plus(Duration.ofHours(1))), promise).update();
        assertThat(kept(today, now.plus(Duration.ofHours(2)))).as("done before").containsExactly(new BigDecimal("100.0"), new BigDecimal("100.0"));
    }

    private List<BigDecimal> kept(Slice asked, Instant now) {
        return figures.figures(asked, Timestamp.from(now)).stream().filter(one -> one.key() == Key.responseKept || one.key() == Key.promisesKept)
                .map(Figure::value).toList();
    }

    @Test
    void causesFaultsAndMonthsAreCounted() {
        Map<Object, Map<String, Object>> cases = rows("service_case where product_model = :product").stream().collect(Collectors.toMap(one -> one.get("id"),
                one -> one));
        Map<String, Long> causes = of(cases, "case_round").stream().filter(one -> in(slice, one, "closed_at") && one.get("root_cause") != null
                && cases.get(one.get("case_id")).get("type").equals("complaint"))
                .collect(Collectors.groupingBy(one -> cases.get(one.get("case_id")).get("category") + " " + one.get("root_cause"), Collectors.counting()));
        assertThat(counted(figures.causes(slice))).isEqualTo(causes).isNotEmpty();
        assertThat(figures.causes(slice)).isSortedAccordingTo(Comparator.comparingLong(Count::cases).reversed());

        assertThat(counted(figures.faults(slice))).isEqualTo(of(cases, "work_order").stream().filter(one -> in(slice, one, "opened_at")
                && one.get("fault_cause") != null).collect(Collectors.groupingBy(one -> product + " " + one.get("fault_cause"), Collectors.counting())))
                .isNotEmpty();
        assertThat(counted(figures.filed(slice))).isEqualTo(cases.values().stream().filter(one -> in(slice, one, "filed_at"))
                .collect(Collectors.groupingBy(one -> YearMonth.from(time(one, "filed_at").atZone(GeneratedMonth.ZONE)) + " " + one.get("type"),
                        Collectors.counting()))).isNotEmpty();
    }

    @Test
    @Covers({"R-267", "R-269"})
    void stepsThatOverranAreListedByWhoOwedThem() {
        Map<Object, Map<String, Object>> cases = rows("service_case where product_model = :product").stream().collect(Collectors.toMap(one -> one.get("id"),
                one -> one));
        now = month.to().minus(Duration.ofDays(5));
        Map<String, List<Map<String, Object>>> due = of(cases, "promise").stream().filter(one -> in(slice, one, "due_at") && !time(one, "due_at").isAfter(now)
                && one.get("dropped_at") == null).collect(Collectors.groupingBy(one -> one.get("owner") + " " + one.get("kind"), TreeMap::new, Collectors.toList()));

        List<Overrun> found = figures.overruns(slice, Timestamp.from(now));

        assertThat(found).extracting(one -> one.owner() + " " + one.kind()).containsExactlyInAnyOrderElementsOf(due.keySet());
        assertThat(found).allSatisfy(one -> {
            List<Map<String, Object>> rows = due.get(one.owner() + " " + one.kind());
            List<Double> late = rows.stream().map(row -> Duration.between(time(row, "due_at"), row.get("met_at") == null ? now : time(row, "met_at")).toMillis()
                    / 3_600_000.0).filter(hours -> hours > 0).toList();
            assertThat(one.due()).isEqualTo(rows.size());
            assertThat(one.late()).isEqualTo(late.size()).isPositive();
            assertThat(one.hoursLate().doubleValue()).isCloseTo(median(late).value().doubleValue(), Offset.offset(0.1));
        });
    }

    @Test
    void withoutAnythingToMeasureThereIsNoData() {
        Slice nothing = new Slice(month.from(), month.to(), null, "no such product");

        assertThat(figures.figures(nothing, Timestamp.from(now))).allSatisfy(figure -> {
            assertThat(figure.value()).isNull();
            assertThat(figure.cases()).isZero();
        });
        assertThat(papers.of(nothing, List.of(), Locale.ENGLISH).parts().get(0).rows()).allSatisfy(row -> assertThat(row).contains("no data"));
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyFigureHasItsDefinitionBesideIt(Key key) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String name = texts.getMessage("figure." + key, null, language);
            String definition = texts.getMessage("figure." + key + ".definition", null, language);
            assertThat(definition).hasSizeGreaterThan(name.length());
            assertThat(papers.of(slice, List.of(), language).parts().get(0).rows()).anySatisfy(row -> assertThat(row).startsWith(name).endsWith(definition));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "%1", " =cmd|' /C calc'!A0", "＝1"})
    void nothingThatWasTypedIsAFormula(String typed) throws Exception {
        Paper paper = new Paper("title", "subtitle", List.of(new Paper.Part(typed, List.of(typed), List.of("a", "b"),
                List.of(Arrays.asList(typed, new BigDecimal("-1.50"))))));

        String csv = new String(forms.csv(paper), StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(csv.substring(1), CSVFormat.EXCEL)) {
            assertThat(parser.getRecords()).flatExtracting(CSVRecord::toList).isNotEmpty()
                    .allSatisfy(cell -> assertThat(cell.strip()).matches("(?s)([^=+@＝|%-].*|-1\\.50|)"));
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(forms.spreadsheet(paper)))) {
            assertThat(book.getFirstSheet().read()).flatExtracting(row -> row.stream().filter(Objects::nonNull).map(Cell::getType).toList())
                    .contains(CellType.STRING, CellType.NUMBER).doesNotContain(CellType.FORMULA);
        }
    }

    private static Map<String, Long> counted(List<Count> counts) {
        return counts.stream().collect(Collectors.toMap(count -> count.what() + " " + count.cause(), Count::cases));
    }

    private List<Map<String, Object>> rows(String from) {
        return jdbc.sql("select * from " + from).param("product", product).query().listOfRows();
    }

    private List<Map<String, Object>> of(Map<Object, Map<String, Object>> cases, String table) {
        return rows(table).stream().filter(one -> cases.containsKey(one.get("case_id"))).toList();
    }

    private static Instant time(Map<String, Object> row, String column) {
        return ((Timestamp) row.get(column)).toInstant();
    }

    private static boolean in(Slice slice, Map<String, Object> row, String column) {
        return row.get(column) != null && !time(row, column).isBefore(slice.from()) && time(row, column).isBefore(slice.to());
    }

    private static double hours(Map<String, Object> row, String from, String to) {
        return Duration.between(time(row, from), time(row, to)).toMillis() / 3_600_000.0;
    }

    private static boolean outcome(Map<String, Object> row, String... outcomes) {
        return List.of(outcomes).contains(String.valueOf(row.get("outcome")));
    }

    private static Figure scores(List<Map<String, Object>> rounds, Predicate<Integer> number) {
        return average(rounds.stream().filter(one -> one.get("score") != null && number.test((Integer) one.get("number"))).map(one -> (Integer) one.get("score")).toList());
    }

    private static Figure share(List<Map<String, Object>> of, Predicate<Map<String, Object>> those) {
        return figure(of.isEmpty() ? null : 100.0 * of.stream().filter(those).count() / of.size(), of.size());
    }

    private static Figure average(List<Integer> numbers) {
        return figure(numbers.isEmpty() ? null : numbers.stream().mapToInt(number -> number).average().orElseThrow(), numbers.size());
    }

    private static Figure median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return figure(sorted.isEmpty() ? null : sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2, sorted.size());
    }

    private static Figure figure(Double value, long cases) {
        return new Figure(null, value == null ? null : BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP), cases);
    }

    private static void put(Map<Key, Figure> all, Key key, Figure figure) {
        all.put(key, new Figure(key, figure.value(), figure.cases()));
    }
}
