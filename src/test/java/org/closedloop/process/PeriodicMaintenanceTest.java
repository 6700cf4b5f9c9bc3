package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Round;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.engine.InvalidInput;
import org.closedloop.maintenance.Interval;
import org.closedloop.maintenance.MaintenancePlans;
import org.closedloop.maintenance.MaintenanceVisits;
import org.closedloop.maintenance.PlanEntry;
import org.closedloop.repair.RepairOutcome;
import org.closedloop.repair.ReportEntry;
import org.closedloop.repair.ServiceReports;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** From a plan to a visit that is agreed, carried out, recorded and signed; what cannot be removed becomes a repair. */
class PeriodicMaintenanceTest extends RepairTest {

    private static final String ITEMS = "Clean the filter\nTest run";
    private static final LocalDate DUE = LocalDate.parse("2026-06-10");
    private static final ReportEntry.Cost NO_COST = new ReportEntry.Cost("CNY", 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    @Autowired
    MaintenancePlans plans;
    @Autowired
    MaintenanceVisits visits;
    @Autowired
    ServiceReports reports;
    @Autowired
    TransactionTemplate transaction;

    private String serial;

    @Test
    @Covers({"R-179", "R-180", "R-182", "R-183", "R-184", "R-185"})
    void aVisitWithoutAProblemIsAgreedSignedAndRecorded() throws IOException {
        UUID plan = plan("zh", DUE);
        Job schedule = management.createJobQuery().timers().processDefinitionKey("periodicMaintenance").list().stream()
                .filter(job -> job.getProcessInstanceId() == null).findFirst().orElseThrow();
        management.executeJob(schedule.getId());
        String reference = opened(plan);

        assertThat(caseOf(reference)).satisfies(visit -> {
            assertThat(visit.type()).isEqualTo("maintenance");
            assertThat(visit.productSerial()).isEqualTo(serial);
            assertThat(visit.description()).isEqualTo(ITEMS);
            assertThat(visit.owner()).as("somebody of first contact").isNotNull();
        });
        assertThat(plans.get(plan).nextDueOn()).isEqualTo("2026-12-10");
        assertThat(written(reference, "maintenanceDue")).hasSize(1);
        assertThat(open(reference)).containsExactly("agreeVisit");
        assertThat(groupsOf(reference, "agreeVisit")).containsExactly("dispatch");
        assertThat(task(reference, "agreeVisit").getDueDate().toInstant()).isEqualTo(promise(reference, 1, PromiseKind.visitAgreement).dueAt());

        Instant at = now().plus(Duration.ofDays(8));
        complete(reference, "agreeVisit", Map.of("appointmentAt", at.toString()));
        assertThat(promise(reference, 1, PromiseKind.visitAgreement).metAt()).isNotNull();
        assertThat(written(reference, "appointment")).hasSize(1);
        Task visit = task(reference, "carryOutVisit");
        assertThat(visit.getAssignee()).as("who was proposed").startsWith("engineer-");
        assertThat(visit.getDueDate().toInstant()).isEqualTo(at);
        assertThat(written(reference, "appointmentAhead")).containsExactly(visit.getAssignee());

        at(at);
        reports.fill(reference, entry(null), visit.getAssignee());
        complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false, "advice", "每月清洗过滤网。"));

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.findingsAccepted);
        assertThat(promise(reference, 1, PromiseKind.appointment).metAt()).isNotNull();
        assertThat(timeline(reference)).contains("planned", "visitCarriedOut", "maintenanceAdvice", "repairSigned").doesNotContain("filed");
        assertThat(isRunning(reference, "periodicMaintenance")).isFalse();
        assertThat(written(reference, "survey")).isEmpty();
        assertThat(pdf(reference, "系统维护记录表-" + reference + ".pdf")).contains("系统维护记录表", "CleanthefilterTestrun", "未发现问题。", "每月清洗过滤网。",
                "客户签字", "工程师签字");
    }

    @Test
    @Covers({"R-155", "R-180", "R-181", "R-182"})
    void aProblemThatIsRemovedIsRecordedAndAHappySheetIsTheAnswer() throws IOException {
        String reference = visiting("en");
        refused("itemsDone", reference, Map.of());
        refused("problemFound", reference, Map.of("itemsDone", "Filter cleaned, no test run."));
        refused("removed", reference, Map.of("itemsDone", "no", "problemFound", "yes"));
        refused("findings", reference, Map.of("itemsDone", "no", "problemFound", "yes", "removed", "yes"));
        refused("findings", reference, Map.of("itemsDone", "no", "problemFound", "no"));
        reports.fill(reference, entry(5), "engineer-li");
        complete(reference, "carryOutVisit", Map.of("itemsDone", "Filter cleaned, no test run.", "problemFound", "yes", "removed", "yes",
                "findings", "A hose leaked; replaced."));

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1)).satisfies(round -> {
            assertThat(round.outcome()).isEqualTo(Outcome.satisfied);
            assertThat(round.score()).isEqualTo(5);
            assertThat(round.result()).isEqualTo("Filter cleaned, no test run.");
        });
        assertThat(cases.specialTopics(caseOf(reference))).isEmpty();
        assertThat(orders.of(caseOf(reference)).get(0).outcome()).isEqualTo(RepairOutcome.repaired);
        assertThat(pdf(reference, "maintenance-record-" + reference + ".pdf")).contains("A hose leaked; replaced.".replace(" ", ""),
                "Theproblemthatwasfoundisremoved.", "Filtercleaned,notestrun.", "Testrun");
    }

    @Test
    @Covers({"R-181", "R-264", "G-11"})
    void whatCannotBeRemovedBecomesARepairOfItsOwn() {
        String reference = visiting("en");
        assertThat(customers.visitAddress(caseOf(reference).id())).contains("Lotus Street 7");
        complete(reference, "carryOutVisit", Map.of("itemsDone", "true", "problemFound", "true", "removed", "false", "findings",
                "The machine does not start, the display shows error E21."));

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).outcome()).as("nobody signed or was asked").isNull();
        assertThat(orders.of(caseOf(reference)).get(0)).satisfies(order -> {
            assertThat(order.outcome()).isEqualTo(RepairOutcome.notRepaired);
            assertThat(order.closedAt()).isNotNull();
        });
        assertThat(timeline(reference)).contains("memorandum", "specialTopicOpened");
        ServiceCase topic = cases.specialTopics(caseOf(reference)).get(0);
        ended(topic.reference());
        assertThat(topic.type()).isEqualTo("repair");
        assertThat(topic.customerId()).isEqualTo(caseOf(reference).customerId());
        assertThat(topic.productSerial()).isEqualTo(serial);
        assertThat(topic.description()).contains("error E21");
        assertThat(customers.visitAddress(topic.id())).contains("Lotus Street 7");
        assertThat(cases.specialTopics(topic)).extracting(ServiceCase::reference).containsExactly(reference);
        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'serviceReport'").param(reference)
                .query(String.class).single()).contains("could not be removed at once", topic.reference());

        work(topic.reference());
        assertThat(written(topic.reference(), "faultReceived")).hasSize(1);
        assertThat(orders.of(cases.get(topic.reference())).get(0).repeatOf()).as("maintenance is no repair before").isNull();
        visit(topic.reference(), "onsite");
        complete(topic.reference(), "diagnoseOnsite", found("material"));
        complete(topic.reference(), "repairOnsite", Map.of("fixed", true, "workDone", "New board.", "customerSigned", true));
        answerByPhone(topic.reference(), true, 5);
        assertThat(caseOf(topic.reference()).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"R-179", "R-184"})
    void theTimeIsMovedMissedAndAgreedAgainWhenNobodyIsAtHome() {
        String reference = opened(sweptPlan("en", DUE));
        refusedAgreement("appointmentAt", reference, Map.of());
        refusedAgreement("appointmentAt", reference, Map.of("appointmentAt", MORNING.minus(Duration.ofDays(1)).toString()));
        refusedAgreement("engineer", reference, Map.of("appointmentAt", MORNING.plus(Duration.ofDays(1)).toString(), "engineer", "sales"));
        workAt(reference, promise(reference, 1, PromiseKind.visitAgreement).dueAt());
        assertThat(written(reference, "promiseMissed")).contains("service-supervisors");

        Instant first = now().plus(Duration.ofDays(3));
        complete(reference, "agreeVisit", Map.of("appointmentAt", first.toString(), "engineer", "engineer-wang"));
        Instant moved = first.plus(Duration.ofDays(1));
        repairs.moveAppointment(reference, moved, "customer");
        assertThat(task(reference, "carryOutVisit").getDueDate().toInstant()).isEqualTo(moved);
        workAt(reference, first);
        assertThat(written(reference, "appointmentReminder")).hasSize(1);
        assertThat(timeline(reference)).filteredOn("promiseMissed"::equals).hasSize(1);
        workAt(reference, moved);
        assertThat(timeline(reference)).filteredOn("promiseMissed"::equals).hasSize(2);

        complete(reference, "carryOutVisit", Map.of("customerAbsent", true, "findings", "Rang three times."));
        assertThat(open(reference)).containsExactly("agreeVisit");
        complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofDays(2)).toString()));
        complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers("R-252")
    void anUnhappySheetBringsAnotherVisit() {
        String reference = visiting("en");
        reports.fill(reference, entry(1), "engineer-li");
        complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false));

        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(written(reference, "roundOpened")).hasSize(1);
        assertThat(open(reference)).containsExactly("agreeVisit");
        assertThat(promise(reference, 2, PromiseKind.visitAgreement).metAt()).isNull();
        complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofDays(1)).toString()));
        complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(orders.of(caseOf(reference))).hasSize(2).allSatisfy(order -> assertThat(order.closedAt()).isNotNull());
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.dissatisfied);
        assertThat(cases.round(reference, 2).score()).as("the sheet was that of the first visit").isNull();
    }

    @Test
    @Covers("G-07")
    void theVisitsOfACustomerWhoIsNeverSatisfiedEnd() {
        String reference = visiting("en");
        for (int round = 1; round <= 4; round++) {
            if (round > 1) {
                complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofDays(1)).toString()));
            }
            assertThat(caseOf(reference)).extracting("state", "round").containsExactly(CaseState.open, round);
            reports.fill(reference, entry(1), "engineer-li");
            complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false));
        }
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 4)).extracting(Round::outcome, Round::score).containsExactly(Outcome.dissatisfied, 1);
    }

    @Test
    void aCustomerMayAddWordsAndWithdraw() {
        UUID plan = sweptPlan("en", DUE);
        String reference = opened(plan);
        complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofDays(2)).toString(), "engineer", "engineer-li"));
        loops.reply(reference, "Please ring at the gate.", List.of());
        work(reference);
        assertThat(written(reference, "customerReplied")).contains("engineer-li");
        loops.withdraw(reference, "We sold it.");
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
        assertThat(orders.of(caseOf(reference)).get(0).outcome()).isEqualTo(RepairOutcome.withdrawn);
        assertThat(open(reference)).isEmpty();
        assertThat(plans.get(plan).isRunning()).as("the plan goes on").isTrue();
    }

    @Test
    @Covers({"R-184", "G-14"})
    void aPlanOpensOneVisitForADayHoweverOftenItIsLookedFor() {
        UUID plan = plan("en", DUE);
        UUID later = plan("en", DUE.plusMonths(1));
        sweep();
        sweep();
        String reference = opened(plan);
        assertThat(visitsOf(plan)).isEqualTo(1);
        assertThat(visitsOf(later)).as("not soon").isZero();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> visits.openNow(plan)).withMessageContaining("not over yet");

        // long after, when the visit was carried out and two of its days were left out
        at(Instant.parse("2027-08-02T02:00:00Z"));
        complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofHours(2)).toString()));
        complete(reference, "carryOutVisit", Map.of("itemsDone", true, "problemFound", false));
        sweep();
        ended(opened(plan));
        assertThat(visitsOf(plan)).as("the days left out are one visit").isEqualTo(2);
        assertThat(plans.get(plan).nextDueOn()).isEqualTo("2027-12-10");
        jdbc.sql("update maintenance_plan set stopped_at = saved_at where id in (?, ?)").params(plan, later).update();
    }

    @Test
    void twoNodesThatLookAtOnceOpenOneVisit() {
        UUID plan = plan("en", DUE);
        Job first = looking();
        Job second = looking();
        CompletableFuture<Void> other = transaction.execute(status -> {
            management.executeJob(first.getId());
            CompletableFuture<Void> racing = CompletableFuture.runAsync(() -> management.executeJob(second.getId()));
            await().until(() -> jdbc.sql("select exists (select 1 from pg_locks where not granted)").query(Boolean.class).single());
            return racing;
        });
        other.join();

        assertThat(visitsOf(plan)).isEqualTo(1);
        assertThat(plans.get(plan).nextDueOn()).isEqualTo("2026-12-10");
        assertThat(open(opened(plan))).containsExactly("agreeVisit");
    }

    @Test
    void anotherDayBeginsTheRhythmAnewAndAStoppedPlanOpensNothing() {
        UUID plan = plan("en", DUE);
        plans.change(plan, entry(DUE.plusDays(1), true, 1), "dispatch");
        assertThat(plans.get(plan).startsOn()).isEqualTo(DUE.plusDays(1));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> plans.change(plan, entry(LocalDate.parse("2026-06-01"), true, 2), "dispatch"))
                .withMessageStartingWith("nextDueOn");
        plans.change(plan, entry(DUE.plusDays(1), false, 2), "dispatch");
        sweep();
        assertThat(visitsOf(plan)).isZero();
        plans.change(plan, entry(DUE.plusDays(1), true, 3), "dispatch");
        sweep();
        opened(plan);
        assertThatExceptionOfType(InvalidInput.class).as("that day had its visit")
                .isThrownBy(() -> plans.change(plan, entry(DUE.plusDays(1), true, plans.get(plan).version()), "dispatch"));
    }

    private UUID plan(String language, LocalDate due) {
        serial = "SN-" + UUID.randomUUID();
        products.enter(new OwnedProduct(customers.register(new ContactDetails("Owner of " + serial, serial + "@example.com", null, language)).id(),
                "WM-200", serial, LocalDate.parse("2026-01-10"), LocalDate.parse("2027-12-31")));
        return plans.enter(entry(due, true, 0), "dispatch");
    }

    private PlanEntry entry(LocalDate due, boolean running, int version) {
        return new PlanEntry("WM-200", serial, Interval.parse("6 months"), due, ITEMS, running, version);
    }

    private static ReportEntry entry(Integer score) {
        return new ReportEntry(ServiceReportTest.drawn(), "Li Lei", null, score, score, null, score == null, null, null, null, NO_COST);
    }

    private UUID sweptPlan(String language, LocalDate due) {
        UUID plan = plan(language, due);
        sweep();
        return plan;
    }

    /** Looks for due plans, as the schedule does. */
    private void sweep() {
        management.executeJob(looking().getId());
    }

    private Job looking() {
        return management.createJobQuery().processInstanceId(runtime.startProcessInstanceByKey("periodicMaintenance").getId()).singleResult();
    }

    /** Works off the newest visit of a plan; before it has a reference it cannot be found by it. */
    private String opened(UUID plan) {
        List<Job> waiting;
        do {
            waiting = management.createJobQuery().processDefinitionKey("periodicMaintenance").messages().withRetriesLeft().list();
            waiting.forEach(job -> management.executeJob(job.getId()));
        } while (!waiting.isEmpty());
        String reference = jdbc.sql("""
                select s.reference from maintenance_visit v join service_case s on s.id = v.case_id
                 where v.plan_id = ? order by v.opened_at desc limit 1""").param(plan).query(String.class).single();
        ended(reference);
        return reference;
    }

    private String visiting(String language) {
        String reference = opened(sweptPlan(language, DUE));
        complete(reference, "agreeVisit", Map.of("appointmentAt", now().plus(Duration.ofHours(5)).toString(), "engineer", "engineer-li",
                "visitAddress", "Lotus Street 7"));
        return reference;
    }

    private int visitsOf(UUID plan) {
        return jdbc.sql("select count(*) from maintenance_visit where plan_id = ?").param(plan).query(Integer.class).single();
    }

    private void refused(String field, String reference, Map<String, Object> fields) {
        refused(field, reference, "carryOutVisit", fields);
    }

    private void refusedAgreement(String field, String reference, Map<String, Object> fields) {
        refused(field, reference, "agreeVisit", fields);
    }

    private void refused(String field, String reference, String step, Map<String, Object> fields) {
        assertThatExceptionOfType(Exception.class).as("%s without %s", step, field).isThrownBy(() -> complete(reference, step, fields))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining(InvalidInput.class.getName() + ": " + field));
    }

    private String pdf(String reference, String name) throws IOException {
        Attachment file = cases.attachments(caseOf(reference)).get(0);
        assertThat(file.name()).isEqualTo(name);
        try (PDDocument pdf = Loader.loadPDF(file.content())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
    }
}
