package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.closedloop.Covers;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Round;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Not satisfied opens the next round; the figures of an earlier round never change; the loop provably ends (R-252, G-07). */
class RoundsTest extends ProcessTest {

    @Autowired
    StaffDirectory staff;

    @Test
    @Covers({"R-094", "R-111", "R-116", "R-121", "R-235", "R-238", "R-266"})
    void threeRoundsLeaveTheFiguresOfTheFirstUnchanged() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        agree(reference);
        carryOut(reference);
        answerByPhone(reference, false, 2);
        Round first = cases.round(reference, 1);
        List<Promise> promises = promisesOf(reference, 1);
        assertThat(first).extracting(Round::outcome, Round::score, Round::closedAt).containsExactly(Outcome.dissatisfied, 2, now());
        assertThat(promises).hasSize(4).allSatisfy(p -> assertThat(p.metAt()).isNotNull());

        inRound(reference, 2, "technical-support");
        answerByPhone(reference, true, 2);
        Round second = cases.round(reference, 2);
        inRound(reference, 3, "service-supervisors");
        answerByPhone(reference, true, 3);

        assertThat(caseOf(reference)).extracting("state", "round").containsExactly(CaseState.closed, 3);
        assertThat(cases.round(reference, 1)).isEqualTo(first);
        assertThat(promisesOf(reference, 1)).isEqualTo(promises);
        assertThat(cases.round(reference, 2)).isEqualTo(second).extracting(Round::outcome, Round::score)
                .containsExactly(Outcome.dissatisfied, 2);
        assertThat(cases.round(reference, 3)).extracting(Round::outcome, Round::score).containsExactly(Outcome.satisfied, 3);
        assertThat(promisesOf(reference, 2)).extracting(Promise::kind)
                .containsExactlyInAnyOrder(PromiseKind.rediagnosis, PromiseKind.promisedDate, PromiseKind.callBack);
        assertThat(written(reference, "survey")).hasSize(3);
    }

    @Test
    @Covers({"R-072", "R-258", "R-273"})
    void theResultOfAnImportantMatterIsReportedUpwardAndOfAnotherOneNot() {
        String important = file(UNCLEAR);
        handOver(important, "technical", "normal", "high", "technical-support");
        respond(important, true);
        answerByPhone(important, true, 5);
        String ordinary = filedAndHandedOver();
        respond(ordinary, true);
        answerByPhone(ordinary, true, 5);

        List<String> superiors = Stream.of("service-supervisors", "management", "sales").flatMap(team -> staff.present(team).stream())
                .map(member -> member.email().replaceFirst("@.*", "")).distinct().toList();
        assertThat(written(important, "handlingResult")).isNotEmpty().containsExactlyInAnyOrderElementsOf(superiors);
        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'handlingResult'").param(important).query(String.class).list())
                .allSatisfy(text -> assertThat(text).contains(staff.present("service-supervisors").get(0).name()));
        assertThat(timeline(important)).containsOnlyOnce("resultReported");
        assertThat(written(ordinary, "handlingResult")).isEmpty();
    }

    @Test
    @Covers("R-258")
    void whenNobodyIsHereTheResultWaitsForThemInTheirMail() {
        LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Shanghai"));
        List<String> away = Stream.of("service-supervisors", "management").flatMap(team -> staff.present(team).stream()).map(StaffMember::userId).distinct().toList();
        String important = file(UNCLEAR);
        handOver(important, "technical", "normal", "high", "technical-support");
        respond(important, true);
        try {
            away.forEach(one -> staff.setAbsence(one, today, null, null));
            answerByPhone(important, true, 5);
        } finally {
            away.forEach(one -> staff.setAbsence(one, null, null, null));
        }
        assertThat(written(important, "handlingResult")).contains("service-supervisors", "management");
        assertThat(timeline(important)).containsOnlyOnce("resultReported");
    }

    @Test
    @Covers("G-07")
    void onlyTheManagementEndsAMatterUnresolvedAndNotBeforeRoundFour() {
        String reference = inRediagnosisOf(2);
        refusedToGiveUp(reference);
        for (int round = 2; round < 4; round++) {
            refusedToGiveUp(reference);
            inRound(reference, round, round == 2 ? "technical-support" : "service-supervisors");
            answerByPhone(reference, false, 1);
        }
        assertThat(groupsOf(reference, "rediagnose")).containsExactly("management");
        assertThatExceptionOfType(FormFieldValidationException.class).as("a reason is owed to the customer")
                .isThrownBy(() -> complete(reference, "rediagnose", Map.of("closeUnresolved", true))).withMessageStartingWith("reason");

        complete(reference, "rediagnose", Map.of("closeUnresolved", true, "reason", "The product is no longer made.",
                "recourse", "The consumers' association."));

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 4)).extracting(Round::outcome, Round::endReason, Round::recourse)
                .containsExactly(Outcome.unresolved, "The product is no longer made.", "The consumers' association.");
        assertThat(passed(reference)).contains("complaintUnresolved");
        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'closed'").param(reference)
                .query(String.class).single()).contains("The product is no longer made.", "The consumers' association.");
        assertThat(cases.promises(caseOf(reference))).noneMatch(Promise::isOpen);
        assertThat(isRunning(reference, "promiseEscalation")).isFalse();
    }

    /** The customer was not satisfied three times. */
    private String leftToTheManagement() {
        String reference = inRediagnosisOf(2);
        for (int round = 2; round < 4; round++) {
            inRound(reference, round, null);
            answerByPhone(reference, false, 1);
        }
        return reference;
    }

    @Test
    void whoIsNotToldWhereToTurnHearsOfTheConsumerAssociation() {
        String reference = leftToTheManagement();
        complete(reference, "rediagnose", Map.of("closeUnresolved", true, "reason", "The product is no longer made."));

        assertThat(jdbc.sql("select text from outbox_message where case_reference = ? and kind = 'closed'").param(reference)
                .query(String.class).single()).contains("The product is no longer made.", "consumer association").doesNotContain("Where else");
    }

    @Test
    void theManagementMayAlsoTryAgain() {
        String reference = leftToTheManagement();

        inRound(reference, 4, "management");
        answerByPhone(reference, true, 5);

        assertThat(caseOf(reference)).extracting("state", "round").containsExactly(CaseState.closed, 4);
    }

    @Test
    @Covers({"R-234", "R-237", "R-252"})
    void theNextRoundIsOpenBeforeAnyoneWorksOnIt() {
        String reference = inRediagnosisOf(2);

        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(cases.round(reference, 2).openedAt()).isEqualTo(now());
        assertThat(promise(reference, 2, PromiseKind.rediagnosis)).extracting(Promise::owner, Promise::dueAt)
                .containsExactly("technical-support", now().plusSeconds(24 * 3600));
        assertThat(task(reference, "rediagnose").getDueDate().toInstant()).isEqualTo(now().plusSeconds(24 * 3600));
        assertThat(runtime.getVariable(task(reference, "rediagnose").getProcessInstanceId(), "round")).isEqualTo(2);
    }

    private String inRediagnosisOf(int round) {
        String reference = filedAndHandedOver();
        respond(reference, true);
        answerByPhone(reference, false, 1);
        assertThat(caseOf(reference).round()).isEqualTo(round);
        return reference;
    }

    private void inRound(String reference, int round, String group) {
        assertThat(caseOf(reference).round()).isEqualTo(round);
        if (group != null) {
            assertThat(groupsOf(reference, "rediagnose")).containsExactly(group);
        }
        rediagnose(reference);
        agree(reference);
        carryOut(reference);
    }

    private void refusedToGiveUp(String reference) {
        Map<String, Object> fields = new HashMap<>(Map.of("closeUnresolved", true, "reason", "Too hard."));
        assertThatExceptionOfType(FormFieldValidationException.class).isThrownBy(() -> complete(reference, "rediagnose", fields))
                .withMessageStartingWith("closeUnresolved");
        assertThat(open(reference)).containsExactly("rediagnose");
        assertThat(cases.round(reference, caseOf(reference).round()).endReason()).isNull();
    }

    private List<Promise> promisesOf(String reference, int round) {
        return cases.promises(caseOf(reference)).stream().filter(p -> p.round() == round).toList();
    }
}
