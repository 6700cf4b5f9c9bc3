package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.notification.Enclosure;
import org.closedloop.notification.Enclosures;
import org.closedloop.repair.ReportEntry;
import org.closedloop.repair.ServiceReports;
import org.closedloop.repair.WorkOrders;
import org.closedloop.reporting.CostFigures.Costs;
import org.closedloop.reporting.CostFigures.Effort;
import org.closedloop.reporting.CostFigures.Group;
import org.closedloop.reporting.GeneratedMonth;
import org.closedloop.reporting.MonthlyReport;
import org.closedloop.reporting.MonthlyReports;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.closedloop.watch.Remedies;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.StallReason;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The report of a month whose deadlines fall into a week of holidays: figures, files, days, and one report a month (R-320, R-321, C-24, G-16). */
@Covers({"R-320", "R-321", "C-24", "G-16"})
class MonthlyServiceReportTest extends ProcessTest {

    private static final String SEPTEMBER = "MR-26-09";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Five minutes after midnight in Shanghai. */
    private static final Instant FIRST_OF_OCTOBER = Instant.parse("2026-09-30T16:05:00Z");
    /** National Day takes all days before the 4th and the 5th: the first working day is the 8th. */
    private static final Instant AFTER_THE_HOLIDAYS = Instant.parse("2026-10-08T10:00:00Z");
    private static final Map<String, String> RATES = Map.of("CNY", "1", "USD", "7.1", "EUR", "8.2");

    @Autowired
    MonthlyReports reports;
    @Autowired
    StalledLoops watch;
    @Autowired
    Remedies remedies;
    @Autowired
    List<Enclosures> enclosures;
    @Autowired
    ServiceReports serviceReports;
    @Autowired
    WorkOrders orders;
    @Autowired
    StaffDirectory staff;

    private final String product = "GEN-" + UUID.randomUUID();
    private GeneratedMonth month;

    @BeforeEach
    void september() {
        month = new GeneratedMonth(jdbc, product, YearMonth.of(2026, 9), 20_260_901).cases(300);
        at(FIRST_OF_OCTOBER);
    }

    @AfterEach
    void nothingIsLeft() {
        runtime.createProcessInstanceQuery().processDefinitionKey("monthlyServiceReport").list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
        List.of("report_file", "monthly_cost", "monthly_effort", "monthly_report").forEach(table -> jdbc.sql("delete from " + table).update());
        jdbc.sql("delete from outbox_message where case_reference like 'MR-%'").update();
        month.remove();
    }

    @Test
    @Covers({"R-200", "R-329"})
    void theReportOfAMonthEqualsWhatSqlSaysAndReachesItsReadersOnce() throws IOException {
        String wrong = month.job("EUR", "100.00");
        monthBegins();
        MonthlyReport report = reports.find(SEPTEMBER).orElseThrow();
        assertThat(report).extracting(MonthlyReport::marketingDueAt, MonthlyReport::technicalDueAt).containsExactly(AFTER_THE_HOLIDAYS, AFTER_THE_HOLIDAYS);
        assertThat(groupsOf(SEPTEMBER, "reviewFigures")).containsExactly("service-supervisors");
        assertThat(task(SEPTEMBER, "reviewFigures").getDueDate().toInstant()).isEqualTo(AFTER_THE_HOLIDAYS);
        Costs costs = reports.figures(report);
        assertCosts(costs);
        assertEfforts(costs);

        // what happens later does not change what was gathered
        advance(Duration.ofHours(1));
        correct(wrong, "EUR", "1334.50");
        assertThat(reports.figures(report)).isEqualTo(costs);
        assertThatExceptionOfType(Exception.class).as("what was corrected is not forgotten")
                .isThrownBy(() -> complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true")))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining("corrected since"));
        assertThatExceptionOfType(Exception.class).as("what is wrong is told").isThrownBy(() -> complete(SEPTEMBER, "reviewFigures", Map.of("approved", "false")))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining("corrections"));
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "false", "corrections", "Parts were missing."));
        Costs corrected = reports.figures(reports.find(SEPTEMBER).orElseThrow());
        assertCosts(corrected);
        assertThat(corrected.sum(Group.dispatch).orElseThrow().subtract(costs.sum(Group.dispatch).orElseThrow())).as("at 8.2")
                .isCloseTo(new BigDecimal("10122.90"), Offset.offset(new BigDecimal("0.01")));
        costs = corrected;
        assertThat(sent("monthlyStatistics")).isEmpty();

        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true"));
        assertThat(sent("monthlyStatistics")).containsExactly("sales");
        assertFiles(enclosed("monthlyStatistics"), costs, false);
        assertThat(groupsOf(SEPTEMBER, "writeMeasures")).containsExactlyInAnyOrder("service-supervisors", "quality");
        complete(SEPTEMBER, "writeMeasures", Map.of("correctiveMeasures", "=Pumps are tested twice. 水泵检测两次。"));

        assertThat(sent("monthlyProjectReport")).containsExactlyInAnyOrder("management", "technical-support");
        assertFiles(enclosed("monthlyProjectReport"), costs, true);
        assertThat(isRunning(SEPTEMBER, "monthlyServiceReport")).isFalse();
        assertThat(reports.find(SEPTEMBER)).get().extracting(MonthlyReport::marketingSentAt, MonthlyReport::technicalSentAt).doesNotContainNull();
        assertThat(sent("reportDue")).isEmpty();
        monthBegins();
        assertThat(reports.all()).extracting(MonthlyReport::reference).as("a month has one report").containsExactly(SEPTEMBER);
    }

    /** Group by group, each by a statement of its own. */
    private void assertCosts(Costs costs) {
        Map<Group, String> sums = Map.of(Group.commissioning, "sum(k.labour_amount) + sum(k.travel_amount) from %s and k.purpose in ('commissioning', 'contractGuidance')",
                Group.dispatch, "sum(k.labour_amount) + sum(k.travel_amount) from %s and k.purpose = 'afterSales'", Group.material, "sum(k.parts_amount) from %s",
                Group.transport, "sum(k.transport_amount) from %s",
                Group.guidance, "sum(k.labour_amount) + sum(k.travel_amount) + sum(k.parts_amount) + sum(k.transport_amount) from %s and k.purpose = 'contractGuidance'");
        BigDecimal total = BigDecimal.ZERO;
        for (Group group : Group.values()) {
            BigDecimal inAll = BigDecimal.ZERO;
            for (String currency : RATES.keySet()) {
                BigDecimal amount = jdbc.sql("select " + sums.get(group).formatted("""
                        work_order_cost k, work_order w where w.id = k.work_order_id and k.currency = :currency
                          and w.closed_at at time zone 'Asia/Shanghai' between '2026-09-01 00:00:00' and '2026-09-30 23:59:59.999999'"""))
                        .param("currency", currency).query(BigDecimal.class).single();
                assertThat(costs.costs()).filteredOn(cost -> cost.kind() == group && cost.currency().equals(currency)).as("%s in %s", group, currency)
                        .singleElement().satisfies(cost -> assertThat(cost.amount()).isEqualByComparingTo(amount));
                inAll = inAll.add(jdbc.sql("select round(cast(:amount as numeric) * cast(:rate as numeric), 2)").param("amount", amount.toString())
                        .param("rate", RATES.get(currency)).query(BigDecimal.class).single());
            }
            assertThat(costs.sum(group)).as(group.name()).contains(inAll);
            total = group == Group.guidance ? total.subtract(inAll) : total.add(inAll);
        }
        assertThat(costs.total()).contains(total);
        assertThat(total).isPositive();
    }

    /** Trip by trip, days counted one by one. */
    private void assertEfforts(Costs costs) {
        for (Group group : List.of(Group.commissioning, Group.dispatch)) {
            String purpose = group == Group.dispatch ? "= 'afterSales'" : "<> 'afterSales'";
            String trips = """
                    (select d.engineer, d.arrived_at, (select min(x.at) from (select coalesce(r.finished_at, r.filled_at) at from service_report r
                                where r.work_order_id = w.id) x where x.at >= d.arrived_at and not exists (select from dispatch_record n
                                      where n.work_order_id = w.id and n.number > d.number and n.dispatched_at <= x.at)) left_at
                       from dispatch_record d, work_order w
                      where d.work_order_id = w.id and d.service_mode = 'onsite' and d.arrived_at is not null
                        and coalesce((select k.purpose from work_order_cost k where k.work_order_id = w.id), 'afterSales') %s
                        and w.closed_at >= timestamptz '2026-09-01 00:00+08' and w.closed_at < timestamptz '2026-10-01 00:00+08') t"""
                    .formatted(purpose);
            assertThat(costs.effort(group)).isEqualTo(new Effort(group,
                    jdbc.sql("select count(*)::int from (select engineer from " + trips + " group by engineer) e").query(Integer.class).single(),
                    jdbc.sql("select count(*)::int from " + trips).query(Integer.class).single(),
                    jdbc.sql("""
                            select count(*)::int from %s cross join lateral generate_series(date_trunc('day', t.arrived_at at time zone 'Asia/Shanghai'),
                                coalesce(t.left_at, t.arrived_at) at time zone 'Asia/Shanghai', interval '1 day') day""".formatted(trips)).query(Integer.class).single()));
            assertThat(costs.effort(group).trips()).isPositive();
        }
    }

    private void assertFiles(List<Enclosure> files, Costs costs, boolean measured) throws IOException {
        assertThat(files).extracting(file -> file.name().replaceAll(".*\\.", "")).containsExactly("xlsx", "pdf");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(files.get(0).content()))) {
            Map<String, BigDecimal> amounts = new HashMap<>();
            book.getFirstSheet().read().stream().filter(row -> row.getCellCount() > 1 && row.getCell(1) != null && row.getCell(1).getType() == CellType.NUMBER)
                    .forEach(row -> amounts.put(row.getCellText(0), row.getCell(1).asNumber()));
            assertThat(amounts.values()).as("to the cent").usingElementComparator(BigDecimal::compareTo).containsExactlyInAnyOrderElementsOf(
                    List.of(costs.sum(Group.commissioning).orElseThrow(), costs.sum(Group.dispatch).orElseThrow(), costs.sum(Group.material).orElseThrow(),
                            costs.sum(Group.transport).orElseThrow(), costs.sum(Group.guidance).orElseThrow(), costs.total().orElseThrow()));
            assertThat(book.getSheets().flatMap(sheet -> rows(sheet).stream()).anyMatch(text -> text.contains("Pumps are tested twice"))).isEqualTo(measured);
        }
        try (PDDocument pdf = Loader.loadPDF(files.get(1).content())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains(SEPTEMBER, costs.total().orElseThrow().toPlainString());
            for (Group group : Group.values()) {
                assertThat(text).contains(costs.sum(group).orElseThrow().toPlainString());
            }
            assertThat(text.contains("Pumps are tested twice. 水泵检测两次。")).isEqualTo(measured);
        }
    }

    private static List<String> rows(Sheet sheet) {
        try {
            return sheet.read().stream().flatMap(row -> row.stream()).filter(Objects::nonNull).map(cell -> String.valueOf(cell.getText())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMissedDayIsAStalledLoopLikeAnyOther() {
        monthBegins();
        assertThat(of(SEPTEMBER)).isEmpty();
        workAt(SEPTEMBER, Instant.parse("2026-10-08T01:00:00Z"));
        assertThat(sent("reportDue")).as("in the morning of the day").containsExactly("service-supervisors");
        workAt(SEPTEMBER, AFTER_THE_HOLIDAYS.minusMillis(1));
        assertThat(of(SEPTEMBER)).isEmpty();

        workAt(SEPTEMBER, AFTER_THE_HOLIDAYS);

        assertThat(sent("reportMissed")).contains("service-supervisors", "management");
        assertThat(of(SEPTEMBER)).extracting(StalledLoop::processKey, StalledLoop::activityId, StalledLoop::activityName, StalledLoop::reason, StalledLoop::since,
                StalledLoop::owner, StalledLoop::remedies).containsExactly(tuple("monthlyServiceReport", "reviewFigures", "Review figures", StallReason.promiseMissed,
                        AFTER_THE_HOLIDAYS, "service-supervisors", List.of(Remedy.remind)));
        sweep();
        assertThat(incidents(SEPTEMBER)).extracting(Incident::getActivityId).containsExactly("reviewFigures");
        remedies.apply(of(SEPTEMBER).get(0).id(), Remedy.remind, null, "management");
        assertThat(sent("stallReminder")).containsExactly("service-supervisors");

        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true"));
        assertThat(of(SEPTEMBER)).as("the technical centre still waits").extracting(StalledLoop::activityId, StalledLoop::owner)
                .containsExactly(tuple("writeMeasures", "service-supervisors, quality"));
        assertThat(sent("reportMissed")).as("for each part").hasSize(4);
        complete(SEPTEMBER, "writeMeasures", Map.of("correctiveMeasures", "None."));
        assertThat(of(SEPTEMBER)).isEmpty();
        sweep();
        assertThat(incidents(SEPTEMBER)).isEmpty();
    }

    @Test
    void monthsThatWereMissedAreCaughtUpWithTheirOwnDays() {
        monthBegins();
        at(Instant.parse("2027-02-10T02:00:00Z"));
        monthBegins();

        assertThat(reports.all().stream().collect(Collectors.toMap(MonthlyReport::reference, report -> day(report.marketingDueAt()) + " " + day(report.technicalDueAt()))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(SEPTEMBER, "2026-10-08 2026-10-08", "MR-26-10", "2026-11-03 2026-11-04",
                        "MR-26-11", "2026-12-03 2026-12-04", "MR-26-12", "2027-01-01 2027-01-04", "MR-27-01", "2027-02-03 2027-02-04"));
        assertThat(reports.all()).allSatisfy(report -> assertThat(isRunning(report.reference(), "monthlyServiceReport")).isTrue());
    }

    @Test
    void twoNodesOpenOneReport() throws Exception {
        List<Job> looks = List.of(look(), look(), look());
        ExecutorService nodes = Executors.newFixedThreadPool(looks.size());
        try {
            for (var done : nodes.invokeAll(looks.stream().<Callable<Void>>map(job -> () -> {
                management.executeJob(job.getId());
                return null;
            }).toList())) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(reports.all()).extracting(MonthlyReport::reference).containsExactly(SEPTEMBER);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("monthlyServiceReport").processInstanceBusinessKey(SEPTEMBER).count()).isEqualTo(1);
    }

    /** Reported as done in September, denied on October 2, done and closed in October: in October's report, as a whole. */
    @Test
    void aJobThatWasDeniedIsReportedOnce() {
        String reference = month.job("XAF", "1000.00");
        ServiceCase file = cases.get(reference);
        jdbc.sql("update work_order set closed_at = null where case_id = ?").param(file.id()).update();
        monthBegins();
        assertThat(reports.figures(reports.find(SEPTEMBER).orElseThrow()).currencies()).doesNotContain("XAF");

        at(Instant.parse("2026-10-02T02:00:00Z"));
        jdbc.sql("update work_order set attempt = 2, finished_at = null where case_id = ?").param(file.id()).update();
        at(Instant.parse("2026-10-12T02:00:00Z"));
        jdbc.sql("update work_order set finished_at = ?, closed_at = ? where case_id = ?")
                .params(Timestamp.from(now()), Timestamp.from(now()), file.id()).update();
        correct(reference, "XAF", "1500.00");
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true"));
        at(Instant.parse("2026-10-31T16:05:00Z"));
        monthBegins();

        assertThat(reports.figures(reports.find(SEPTEMBER).orElseThrow()).currencies()).doesNotContain("XAF");
        assertThat(reports.figures(reports.find("MR-26-10").orElseThrow()).totals()).containsEntry("XAF", new BigDecimal("1500.00"));
    }

    @Test
    @Covers("R-156")
    void costsAreCorrectedUntilTheFiguresOfTheirMonthAreReleased() {
        String reference = month.job("CNY", "100.00");
        monthBegins();
        correct(reference, "CNY", "120.00");
        assertThat(cases.timeline(cases.get(reference))).filteredOn(entry -> entry.kind().equals("costCorrected"))
                .extracting(TimelineEntry::by, TimelineEntry::text).containsExactly(tuple("service-supervisors", "CNY 100.00 → CNY 120.00"));
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "false", "corrections", "One was wrong."));
        correct(reference, "CNY", "130.00");
        advance(Duration.ofHours(1));
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "false", "corrections", "Once more."));
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true"));

        ServiceCase file = cases.get(reference);
        assertThat(serviceReports.correctable(file, 1)).isEmpty();
        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> correct(reference, "CNY", "140.00"));
        assertThat(serviceReports.cost(orders.find(file, 1).orElseThrow()).orElseThrow().total()).isEqualByComparingTo("130.00");
    }

    private void correct(String reference, String currency, String labour) {
        serviceReports.correct(reference, orders.find(cases.get(reference), 1).orElseThrow().id(), new ReportEntry.Cost(currency, 0, new BigDecimal(labour),
                BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO), "service-supervisors");
    }

    @Test
    void aReportThatNobodyWouldGetStaysOpenUntilSomebodyDoes() {
        Map<String, StaffEntry> sales = staff.entries().stream().filter(one -> one.teams().contains("sales"))
                .collect(Collectors.toMap(StaffEntry::userId, one -> one));
        assertThat(sales).isNotEmpty();
        monthBegins();
        Job send;
        sales.values().forEach(one -> teams(one, "customer-service"));
        try {
            tasks.complete(task(SEPTEMBER, "reviewFigures").getId(), new HashMap<>(Map.of("approved", "true")));
            send = dueJob(SEPTEMBER);
            while (management.createJobQuery().jobId(send.getId()).withRetriesLeft().count() > 0) {
                assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> management.executeJob(send.getId()))
                        .withMessageContaining("closedloop.reporting.marketing");
            }
            assertThat(runtime.createIncidentQuery().incidentType("failedJob").configuration(send.getId()).list()).extracting(Incident::getActivityId)
                    .containsExactly("sendToMarketing");
            assertThat(of(SEPTEMBER)).extracting(StalledLoop::activityId, StalledLoop::reason).contains(tuple("sendToMarketing", StallReason.incident));
            assertThat(reports.find(SEPTEMBER)).get().extracting(MonthlyReport::marketingSentAt).isNull();
            assertThat(sent("monthlyStatistics")).isEmpty();
        } finally {
            sales.values().forEach(one -> teams(one, one.teams().toArray(String[]::new)));
        }

        management.setJobRetries(send.getId(), 1);
        management.executeJob(send.getId());
        work(SEPTEMBER);
        assertThat(reports.find(SEPTEMBER)).get().extracting(MonthlyReport::marketingSentAt).isNotNull();
        assertThat(sent("monthlyStatistics")).containsExactly("sales");
    }

    @Test
    @Covers("R-265")
    void aReportThatCouldNotBeDeliveredIsAStalledLoopUntilItIsSentAgain() {
        monthBegins();
        complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true"));
        complete(SEPTEMBER, "writeMeasures", Map.of("correctiveMeasures", "None."));
        assertThat(of(SEPTEMBER)).isEmpty();
        assertThat(reports.undelivered(reports.find(SEPTEMBER).orElseThrow())).isEmpty();
        jdbc.sql("update outbox_message set status = 'failed' where case_reference = ? and kind = 'monthlyStatistics'").param(SEPTEMBER).update();

        assertThat(reports.undelivered(reports.find(SEPTEMBER).orElseThrow())).singleElement().asString().startsWith("sales@");
        assertThat(of(SEPTEMBER)).extracting(StalledLoop::reason, StalledLoop::owner, StalledLoop::remedies).containsExactly(
                tuple(StallReason.undeliverable, "service-supervisors", List.of(Remedy.resend)));
        sweep();
        remedies.apply(of(SEPTEMBER).get(0).id(), Remedy.resend, null, "management");
        assertThat(of(SEPTEMBER)).isEmpty();
        assertThat(reports.undelivered(reports.find(SEPTEMBER).orElseThrow())).isEmpty();
    }

    /** Enters somebody into these teams and no other. */
    private void teams(StaffEntry one, String... teams) {
        StaffEntry now = staff.entry(one.userId()).orElseThrow();
        staff.save(new StaffEntry(now.userId(), now.name(), now.email(), now.language(), new TreeSet<>(Set.of(teams)), now.absentFrom(), now.absentUntil(),
                now.substitute(), now.active(), now.version(), now.fieldwork()));
    }

    /** A year so far away that no calendar of it will ever be shipped. */
    @Test
    void theDaysOfAYearWithoutACalendarAreSaidToBeAssumed() {
        at(Instant.parse("2098-04-30T16:05:00Z"));
        monthBegins();
        MonthlyReport report = reports.find("MR-98-04").orElseThrow();
        assertThat(reports.assumedYears(report)).containsExactly("2098");
        workAt("MR-98-04", report.marketingDueAt());

        for (String kind : List.of("reportDue", "reportMissed")) {
            assertThat(jdbc.sql("select text from outbox_message where case_reference = 'MR-98-04' and kind = ?").param(kind).query(String.class).list())
                    .as(kind).isNotEmpty().allSatisfy(text -> assertThat(text).containsAnyOf("no working calendar for 2098", "缺少 2098 年工作日历"));
        }
    }

    @Test
    void aCurrencyWithoutARateIsNotAddedUp() {
        month.job("XAF", "1000.00");
        monthBegins();
        Costs costs = reports.figures(reports.find(SEPTEMBER).orElseThrow());

        assertThat(costs.missingRates()).containsExactly("XAF");
        assertThat(costs.total()).isEmpty();
        assertThat(costs.totals()).containsEntry("XAF", new BigDecimal("1000.00"));
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> complete(SEPTEMBER, "reviewFigures", Map.of("approved", "true")))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining("exchangeRate"));
        assertThat(open(SEPTEMBER)).containsExactly("reviewFigures");
    }

    /** The clock of the model goes off; then the steps of the report are worked off until somebody is needed. */
    private void monthBegins() {
        management.executeJob(look().getId());
        reports.all().forEach(report -> work(report.reference()));
    }

    private Job look() {
        Job due = management.createJobQuery().timers().processDefinitionKey("monthlyServiceReport").activityId("monthBegins").singleResult();
        assertThat(due).as("the schedule").isNotNull();
        String instance = runtime.createProcessInstanceByKey("monthlyServiceReport").startBeforeActivity("monthBegins").execute().getId();
        return management.createJobQuery().processInstanceId(instance).singleResult();
    }

    private List<StalledLoop> of(String reference) {
        return watch.find().stream().filter(stalled -> reference.equals(stalled.reference())).toList();
    }

    private void sweep() {
        String look = runtime.createProcessInstanceByKey("stalledLoopWatch").startBeforeActivity("raiseStalledLoops").execute().getId();
        management.executeJob(management.createJobQuery().processInstanceId(look).singleResult().getId());
    }

    private List<Incident> incidents(String reference) {
        return runtime.createIncidentQuery().incidentType("stalledLoop").list().stream()
                .filter(incident -> runtime.createProcessInstanceQuery().processInstanceId(incident.getProcessInstanceId())
                        .processInstanceBusinessKey(reference).count() > 0).toList();
    }

    private List<String> sent(String kind) {
        return written(SEPTEMBER, kind);
    }

    private List<Enclosure> enclosed(String kind) {
        UUID id = jdbc.sql("select distinct enclosure_id from outbox_message where case_reference = ? and kind = ? and language = 'en'").params(SEPTEMBER, kind)
                .query(UUID.class).single();
        return enclosures.stream().flatMap(some -> some.enclosures(id).stream()).toList();
    }

    private static LocalDate day(Instant due) {
        assertThat(due.atZone(ZONE).getHour()).as("at the end of working hours").isEqualTo(18);
        return LocalDate.ofInstant(due, ZONE);
    }
}
