package org.closedloop.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.closedloop.Covers;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.RankingPoints;
import org.closedloop.classification.Urgency;
import org.closedloop.staff.Fieldwork;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.closedloop.worktime.WorkCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Who is proposed and why, rule by rule (R-143, G-04). Only the engineers of this test are looked at. */
class EngineerRankingTest extends RepairFixture {

    private static final String MODEL = "RK-200";

    @Autowired
    StaffDirectory staff;
    @Autowired
    Decisions decisions;
    @Autowired
    DutyHours hours;
    @Autowired
    WorkCalendar calendar;
    @Autowired
    Clock clock;
    @Autowired
    IdentityService identities;
    @Autowired
    MessageSource texts;
    private ServiceCase fault;
    private WorkOrder order;
    private LocalDate today;

    @BeforeEach
    void fault() {
        String serial = unique("RK-");
        own(MODEL, serial, LocalDate.of(2026, 1, 5), LocalDate.of(2028, 1, 5), "Beijing");
        fault = fault(MODEL, serial, Category.technical, "It leaks.");
        order = order(fault, MORNING);
        today = clock.instant().atZone(calendar.zone()).toLocalDate();
    }

    @AfterEach
    void dismiss() {
        jdbc.sql("update work_order set closed_at = opened_at where engineer like 'rank-%' and closed_at is null").update();
        jdbc.sql("update staff_member set substitute = null where user_id like 'rank-%'").update();
        jdbc.sql("delete from staff_member where user_id like 'rank-%'").update();
        identities.createUserQuery().list().stream().filter(user -> user.getId().startsWith("rank-")).forEach(user -> identities.deleteUser(user.getId()));
    }

    @Test
    @Covers({"R-067", "R-162"})
    void theModelCountsMoreThanTheSeriesAndThatMoreThanTheKindOfFault() {
        engineer("rank-a", "field-engineers", null);
        engineer("rank-b", "field-engineers", null, "technical");
        engineer("rank-c", "field-engineers", null, "RK");
        engineer("rank-d", "field-engineers", null, MODEL.toLowerCase(Locale.ROOT));

        assertThat(order(rank(null))).containsExactly("rank-d", "rank-c", "rank-b", "rank-a");
        assertThat(codes(rank(null), "rank-a")).containsExactly("noSkill", "openOrder");
        assertThat(codes(rank(null), "rank-d")).containsExactly("skillModel", "openOrder");
    }

    @Test
    void theRegionOfTheProductComesFirst() {
        engineer("rank-a", "field-engineers", "Shanghai", "RK");
        engineer("rank-b", "field-engineers", "beijing", "RK");
        engineer("rank-c", "field-engineers", null, "RK");

        assertThat(order(rank(null))).containsExactly("rank-b", "rank-c", "rank-a");
        assertThat(codes(rank(null), "rank-a")).contains("otherRegion");
    }

    @Test
    @Covers({"R-066", "C-10"})
    void whoHasLessToDoComesFirstAndTiesAreDecidedByTheUserId() {
        engineer("rank-c", "field-engineers", null, "RK");
        engineer("rank-b", "field-engineers", null, "RK");
        engineer("rank-a", "field-engineers", null, "RK");
        engineer("rank-d", "field-engineers", null, "RK");
        occupy("rank-a", 2);
        finished(occupy("rank-d", 1), MORNING);
        change(order, "engineer = 'rank-c'");

        assertThat(order(rank(null))).containsExactly("rank-b", "rank-c", "rank-d", "rank-a");
        assertThat(reason(rank(null), "rank-a", "openOrder").number()).isEqualTo(2);
        assertThat(reason(rank(null), "rank-d", "openOrder")).isEqualTo(new Proposal.Reason("openOrder", 0, 0));
    }

    @Test
    void theAbsentAreReplacedByTheirSubstitutes() {
        engineer("rank-a", "field-engineers", "Beijing", MODEL);
        engineer("rank-b", "sales", "Beijing", MODEL);
        staff.setAbsence("rank-a", today, today, "rank-b");
        assertThat(codes(rank(null), "rank-b")).contains("standsIn", "skillModel");
        assertThat(order(rank(null))).containsExactly("rank-b");

        staff.setAbsence("rank-a", today.plusDays(1), null, "rank-b");
        assertThat(order(rank(null))).containsExactly("rank-a");

        staff.setAbsence("rank-a", today, null, null);
        assertThat(order(rank(null))).isEmpty();
    }

    @Test
    void whoeverIsNotAtWorkComesLaterWithTheHoursUntilThen() {
        engineer("rank-a", "field-engineers", LocalTime.of(14, 0), LocalTime.of(20, 0));
        engineer("rank-b", "field-engineers", LocalTime.of(8, 0), LocalTime.of(12, 0));
        engineer("rank-c", "field-engineers", (String) null);

        assertThat(order(rank(null))).containsExactly("rank-b", "rank-c", "rank-a");
        assertThat(reason(rank(null), "rank-a", "offDuty").number()).as("at ten, back at two").isEqualTo(4);
        Instant saturday = Instant.parse("2026-06-06T02:00:00Z");
        assertThat(reason(rankAt(saturday), "rank-b", "offDuty").number()).as("Saturday at ten, back on Monday at eight").isEqualTo(46);
        assertThat(reason(rankAt(saturday), "rank-c", "offDuty").number()).as("back on Monday at nine").isEqualTo(47);
    }

    @Test
    @Covers("G-04")
    void whoDeclinedOrWasSilentIsMarkedAndComesLast() {
        engineer("rank-a", "field-engineers", "Beijing", MODEL);
        engineer("rank-b", "field-engineers", "Beijing", MODEL);
        engineer("rank-c", "field-engineers", "Shanghai");
        dispatched("rank-a", 1, DispatchRecord.Answer.declined);
        dispatched("rank-b", 2, DispatchRecord.Answer.silent);
        dispatched("rank-b", 3, DispatchRecord.Answer.silent);
        dispatched("rank-c", 4, DispatchRecord.Answer.accepted);

        assertThat(order(rank(null))).containsExactly("rank-c", "rank-a", "rank-b");
        assertThat(reason(rank(null), "rank-a", "declined").number()).isEqualTo(1);
        assertThat(reason(rank(null), "rank-b", "silent").number()).isEqualTo(2);
        assertThat(codes(rank(null), "rank-c")).doesNotContain("declined", "silent");
    }

    @Test
    @Covers({"R-143", "C-15"})
    void aRepeatRepairGoesToAnotherOrASeniorEngineer() {
        engineer("rank-a", "field-engineers", "Beijing", MODEL);
        engineer("rank-b", "field-engineers", "Beijing", MODEL);
        engineer("rank-c", "field-engineers", "Beijing", "RK");
        engineer("rank-d", "field-engineers", "Beijing", "RK", Fieldwork.SENIOR);
        assertThat(order(rank(null))).containsExactly("rank-a", "rank-b", "rank-c", "rank-d");

        WorkOrder first = finished(change(order(fault(MODEL, "S", null, "x"), MORNING), "engineer = 'rank-a'"), MORNING);
        WorkOrder second = finished(change(order(fault(MODEL, "S", null, "x"), MORNING), "engineer = 'rank-b', repeat_of = '" + first.id() + "'"),
                MORNING);
        order = change(order, "repeat_of = '" + second.id() + "', repeat_count = 2");

        assertThat(order(rank(null))).containsExactly("rank-d", "rank-c", "rank-a", "rank-b");
        assertThat(codes(rank(null), "rank-a")).contains("sameEngineer");
        assertThat(codes(rank(null), "rank-d")).contains("senior");
    }

    @Test
    @Covers("R-076")
    void theModeSaysWhichTeams() {
        engineer("rank-a", "field-engineers", null, "RK");
        engineer("rank-b", "workshop", null, "RK");
        engineer("rank-c", "technical-support", null, "RK");

        assertThat(order(rank(null))).containsExactly("rank-a", "rank-b");
        assertThat(order(rank(ServiceMode.onsite))).containsExactly("rank-a");
        assertThat(order(rank(ServiceMode.remote))).containsExactly("rank-a");
        assertThat(order(rank(ServiceMode.workshop))).containsExactly("rank-b");
    }

    @Test
    @Covers({"R-066", "G-02"})
    void inAnEmergencyTheNearestWhoIsAtWorkComesFirst() {
        engineer("rank-a", "field-engineers", "Shanghai", MODEL);
        engineer("rank-b", "field-engineers", "Beijing");
        occupy("rank-b", 1);
        assertThat(order(rank(null))).containsExactly("rank-a", "rank-b");

        jdbc.sql("update service_case set urgency = 'emergency' where id = :id").param("id", fault.id()).update();
        fault = cases.get(fault.reference());
        assertThat(order(rank(null))).containsExactly("rank-b", "rank-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyReasonHasWords(String language) {
        RankingPoints points = decisions.rankingPoints(Urgency.normal);
        Set<String> codes = new TreeSet<>(points.points().keySet());
        codes.add("noSkill");
        assertThat(codes).allSatisfy(code ->
                assertThat(texts.getMessage("repair.reason." + code, new Object[] {7}, Locale.forLanguageTag(language))).isNotBlank());
        assertThat(texts.getMessage("repair.reason.openOrder", new Object[] {7}, Locale.forLanguageTag(language))).contains("7");
    }

    private void engineer(String userId, String team, String region, String... skills) {
        hire(userId, team, new Fieldwork(new TreeSet<>(Set.of(skills)), region, null, null));
    }

    private void engineer(String userId, String team, LocalTime from, LocalTime until) {
        hire(userId, team, new Fieldwork(null, null, from, until));
    }

    private void hire(String userId, String team, Fieldwork work) {
        staff.save(new StaffEntry(userId, userId, userId + "@closedloop.example", "en", new TreeSet<>(Set.of(team)), null, null, null, true, 0, work));
    }

    private WorkOrder occupy(String engineer, int orders) {
        WorkOrder last = null;
        for (int i = 0; i < orders; i++) {
            last = change(order(fault("OTHER", "O-1", null, "x"), MORNING), "engineer = '" + engineer + "'");
        }
        return last;
    }

    private void dispatched(String engineer, int number, DispatchRecord.Answer answer) {
        rows.insert(new DispatchRecord(UUID.randomUUID(), order.id(), number, engineer, ServiceMode.onsite, "dispatch", MORNING, answer, MORNING,
                null, null, null));
    }

    private List<Proposal> rank(ServiceMode mode) {
        return own(new EngineerRanking(staff, products, decisions, hours, Clock.fixed(MORNING, ZoneOffset.UTC), jdbc).rank(order, fault, mode));
    }

    private List<Proposal> rankAt(Instant now) {
        return own(new EngineerRanking(staff, products, decisions, hours, Clock.fixed(now, ZoneOffset.UTC), jdbc).rank(order, fault, null));
    }

    private static List<Proposal> own(List<Proposal> proposals) {
        return proposals.stream().filter(proposal -> proposal.engineer().startsWith("rank-")).toList();
    }

    private static List<String> order(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::engineer).toList();
    }

    private static List<String> codes(List<Proposal> proposals, String engineer) {
        return of(proposals, engineer).reasons().stream().map(Proposal.Reason::code).toList();
    }

    private static Proposal.Reason reason(List<Proposal> proposals, String engineer, String code) {
        return of(proposals, engineer).reasons().stream().filter(reason -> reason.code().equals(code)).findFirst().orElseThrow();
    }

    private static Proposal of(List<Proposal> proposals, String engineer) {
        return proposals.stream().filter(proposal -> proposal.engineer().equals(engineer)).findFirst().orElseThrow();
    }
}
