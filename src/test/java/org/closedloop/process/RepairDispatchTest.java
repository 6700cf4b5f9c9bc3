package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.SolutionType;
import org.junit.jupiter.api.Test;

/** A fault report from the customer's words to a repair that the customer confirmed. */
class RepairDispatchTest extends RepairTest {

    @Test
    @Covers({"R-074", "R-082", "R-084", "R-093", "R-142", "R-158", "R-163", "R-164", "R-165", "R-167", "R-256", "C-01", "C-02", "C-13",
        "C-18"})
    void aFaultSolvedFromAfarIsConfirmedByPhoneAndFollowedUp() {
        String reference = report();
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        assertThat(groupsOf(reference, "dispatchEngineer")).containsExactly("dispatch");
        assertThat(promise(reference, 1, PromiseKind.handling).dueAt()).isEqualTo(MORNING.plus(Duration.ofHours(24)));
        assertThat(written(reference, "faultReceived")).hasSize(1);

        dispatch(reference, "engineer-li", "remote");
        Task confirm = task(reference, "confirmDispatch");
        assertThat(confirm.getAssignee()).isEqualTo("engineer-li");
        assertThat(confirm.getDueDate().toInstant()).isEqualTo(MORNING.plus(Duration.ofHours(2)));
        assertThat(written(reference, "dispatched")).containsExactly("engineer-li");

        Instant at = now().plus(Duration.ofDays(2));
        accept(reference, at);
        assertThat(promise(reference, 1, PromiseKind.repairConfirmation).metAt()).isNotNull();
        assertThat(promise(reference, 1, PromiseKind.handling).metAt()).as("the customer knows the date").isNotNull();
        assertThat(task(reference, "diagnoseRemotely").getDueDate().toInstant()).isEqualTo(at);
        assertThat(written(reference, "appointment")).hasSize(1);

        complete(reference, "diagnoseRemotely", Map.of("fixed", true, "faultCause", "software", "findings", "Reset, it runs."));
        assertThat(written(reference, "serviceReport")).hasSize(1);
        assertThat(promise(reference, 1, PromiseKind.appointment).metAt()).isNotNull();
        assertThat(open(reference)).isEmpty();
        advanceAndWork(reference, Duration.ofDays(1));
        complete(reference, "confirmRepair", Map.of("repairConfirmed", true));
        answerByPhone(reference, true, 5);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).rootCause()).isEqualTo(RootCause.software);
        assertThat(cases.round(reference, 1).solutionType()).isEqualTo(SolutionType.repair);
        assertThat(isRunning(reference, "repairDispatch")).isFalse();
    }

    @Test
    @Covers({"R-139", "R-140", "R-149", "R-168", "R-170", "C-14"})
    void fromAfarWithoutSuccessSomebodyVisitsAndTheSignatureConfirms() {
        String reference = report();
        visit(reference, "remote");
        complete(reference, "diagnoseRemotely", Map.of("fixed", false, "findings", "It must be seen."));
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        assertThat(groupsOf(reference, "dispatchEngineer")).containsExactlyInAnyOrder("dispatch", "service-supervisors");

        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material"));
        assertThat(open(reference)).as("free by the warranty table").containsExactly("repairOnsite");
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump.", "customerSigned", true));
        assertThat(timeline(reference)).contains("repairSigned", "coverageDecided");
        answerByPhone(reference, true, 4);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"R-152", "R-171", "R-172", "R-173", "R-175", "R-177", "C-18"})
    void aWorkshopRepairThatFailsItsInspectionIsDiagnosedAgain() {
        String reference = report();
        visit(reference, "workshop");
        complete(reference, "receiveProduct", Map.of("appearance", "A dent.", "configuration", "Standard."));
        complete(reference, "diagnoseInWorkshop", found("manufacture"));
        complete(reference, "repairInWorkshop", Map.of("fixed", true, "workDone", "New board."));
        complete(reference, "inspectRepairedProduct", Map.of("passed", false));
        assertThat(open(reference)).as("not taken in twice").containsExactly("diagnoseInWorkshop");
        assertThat(attempt(reference)).isEqualTo(2);

        complete(reference, "diagnoseInWorkshop", found("manufacture"));
        complete(reference, "repairInWorkshop", Map.of("fixed", false, "workDone", "No."));
        assertThat(attempt(reference)).isEqualTo(3);
        assertThat(written(reference, "repairFailed")).as("the second failure goes to the supervisors").contains("service-supervisors");
        complete(reference, "diagnoseInWorkshop", found("manufacture"));
        complete(reference, "repairInWorkshop", Map.of("fixed", true, "workDone", "New harness."));
        complete(reference, "inspectRepairedProduct", Map.of("passed", true));
        repairs.confirm(reference, true);
        work(reference);
        assertThat(isRunning(reference, "satisfactionFollowUp")).isTrue();
        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> repairs.confirm(reference, true));
    }

    @Test
    @Covers({"R-142", "C-15"})
    void aCustomerWhoDeniesTheRepairGetsAnotherDiagnosis() {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("assembly"));
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "Tightened."));
        assertThat(repairs.awaitsConfirmation(caseOf(reference))).isTrue();
        repairs.confirm(reference, false);
        work(reference);
        assertThat(open(reference)).containsExactly("diagnoseOnsite");
        complete(reference, "diagnoseOnsite", found("assembly"));
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "Replaced."));
        advanceAndWork(reference, Duration.ofDays(1));
        complete(reference, "confirmRepair", Map.of("repairConfirmed", false));
        assertThat(open(reference)).containsExactly("diagnoseOnsite");
        assertThat(attempt(reference)).isEqualTo(3);
    }

    @Test
    @Covers({"R-082", "R-084", "G-04"})
    void refusalAndSilenceBringTheNextEngineer() {
        String reference = report();
        dispatch(reference, "engineer-li", "onsite");
        complete(reference, "confirmDispatch", Map.of("accepted", false, "declineReason", "On holiday."));
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        dispatch(reference, "engineer-wang", "onsite");
        advanceAndWork(reference, Duration.ofHours(2));
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        assertThat(groupsOf(reference, "dispatchEngineer")).contains("service-supervisors");
        assertThat(promise(reference, 1, PromiseKind.repairConfirmation)).satisfies(first -> assertThat(first.droppedAt()).isNotNull());
        assertThat(written(reference, "promiseMissed")).contains("service-supervisors");
        dispatch(reference, "engineer-li", "onsite");
        advanceAndWork(reference, Duration.ofHours(2));
        assertThat(timeline(reference)).filteredOn("dispatchSilent"::equals).hasSize(2);
        advanceAndWork(reference, Duration.ofHours(20));
        assertThat(promise(reference, 1, PromiseKind.handling).missedAt()).as("24 hours without a date").isNotNull();
    }

    @Test
    @Covers("G-04")
    void nobodyAtHomeAgreesANewTimeWithTheSameEngineer() {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", Map.of("customerAbsent", true));
        assertThat(task(reference, "confirmDispatch").getAssignee()).isEqualTo("engineer-li");
        accept(reference, now().plus(Duration.ofHours(30)));
        assertThat(open(reference)).containsExactly("diagnoseOnsite");
    }

    @Test
    @Covers({"R-086", "R-129"})
    void anAppointmentIsRemindedOfMovedAndMissed() {
        String reference = report();
        dispatch(reference, "engineer-li", "onsite");
        Instant first = now().plus(Duration.ofDays(3));
        accept(reference, first);
        Instant moved = first.plus(Duration.ofDays(1));
        repairs.moveAppointment(reference, moved, "customer");
        assertThat(task(reference, "diagnoseOnsite").getDueDate().toInstant()).isEqualTo(moved);
        workAt(reference, first);
        assertThat(written(reference, "appointmentReminder")).hasSize(1);
        assertThat(written(reference, "appointmentAhead")).containsExactly("engineer-li");
        assertThat(timeline(reference)).doesNotContain("promiseMissed");
        workAt(reference, moved);
        assertThat(timeline(reference)).contains("appointmentMoved", "promiseMissed");
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> repairs.moveAppointment(reference, MORNING, "customer"))
                .withMessageContaining("from now on");
    }

    @Test
    @Covers({"R-190", "R-260", "R-263", "C-21"})
    void whatIsBeyondTheEngineerIsDecidedByTheSuperior() {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", Map.of("beyondMe", true, "proposal", "Ask the manufacturer.", "findings", "Unknown controller."));
        assertThat(groupsOf(reference, "decideBeyondEngineer")).containsExactly("service-supervisors");
        complete(reference, "decideBeyondEngineer", Map.of("decision", "manufacturerEngineer"));
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", Map.of("beyondMe", true, "proposal", "Give up."));
        assertThatExceptionOfType(ProcessEngineException.class).as("an end needs its reason")
                .isThrownBy(() -> complete(reference, "decideBeyondEngineer", Map.of("decision", "end")));
        complete(reference, "decideBeyondEngineer", Map.of("decision", "end", "guidance", "No parts exist."));
        assertThat(written(reference, "repairEnded")).hasSize(1);
        answerByPhone(reference, false, 1);
        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(open(reference)).containsExactly("dispatchEngineer");
    }

    @Test
    @Covers("G-07")
    void fromTheFourthRoundTheManagementDecides() {
        String reference = report();
        for (int round = 1; round <= 3; round++) {
            visit(reference, "remote");
            complete(reference, "diagnoseRemotely", Map.of("fixed", true, "findings", "Reset."));
            repairs.confirm(reference, true);
            work(reference);
            answerByPhone(reference, false, 2);
            assertThat(caseOf(reference).round()).isEqualTo(round + 1);
        }
        assertThat(groupsOf(reference, "decideFurtherRepair")).containsExactly("management");
        complete(reference, "decideFurtherRepair", Map.of("continueRepair", true));
        visit(reference, "remote");
        complete(reference, "diagnoseRemotely", Map.of("fixed", true, "findings", "Reset."));
        repairs.confirm(reference, true);
        work(reference);
        answerByPhone(reference, false, 2);
        complete(reference, "decideFurtherRepair", Map.of("continueRepair", false, "reason", "Nothing helps.", "recourse", "The consumer office."));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(orders.of(caseOf(reference))).hasSize(5).allSatisfy(order -> assertThat(order.closedAt()).isNotNull());
    }

    @Test
    void aCustomerMayAddWordsAndWithdraw() {
        String reference = report();
        dispatch(reference, "engineer-li", "onsite");
        loops.reply(reference, "The door is open.", List.of());
        work(reference);
        assertThat(written(reference, "customerReplied")).contains("engineer-li");
        loops.withdraw(reference, "It runs again.");
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
        assertThat(orders.of(caseOf(reference)).get(0).closedAt()).isNotNull();
        assertThat(open(reference)).isEmpty();
    }

    @Test
    @Covers({"R-083", "R-186", "R-187", "C-01"})
    void anEmergencyIsDispatchedAtOnceWithTheHighestPriority() {
        String reference = report("Smoke and flames come out of the washing machine, please come at once!");
        Task dispatch = task(reference, "dispatchEngineer");
        assertThat(dispatch.getPriority()).isGreaterThanOrEqualTo(90);
        assertThat(caseOf(reference).urgency().name()).isEqualTo("emergency");
    }
}
