package org.closedloop.repair;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code repairDispatch}. */
@Component
class RepairProcess implements CaseVariables {

    static final String KEY = "repairDispatch";
    static final String QUOTATION_DECIDED = "repair.quotationDecided";
    static final String CUSTOMER_CONFIRMED = "repair.customerConfirmed";
    private static final List<String> AT_THE_APPOINTMENT = List.of("diagnoseRemotely", "diagnoseOnsite", "receiveProduct",
            "diagnoseInWorkshop", "carryOutVisit");

    static final ProcessVariable<String> URGENCY = ProcessVariable.text("urgency");
    static final ProcessVariable<String> WORK_ORDER_ID = ProcessVariable.text("workOrderId");
    static final ProcessVariable<Boolean> PART_OF_COMPLAINT = ProcessVariable.flag("partOfComplaint");
    static final ProcessVariable<Integer> ATTEMPT = ProcessVariable.number("attempt");
    // the fields of dispatchEngineer: the proposal is filled in, and what is absent is as proposed
    static final ProcessVariable<String> PROPOSED_ENGINEER = ProcessVariable.text("engineer");
    static final ProcessVariable<String> PROPOSED_MODE = ProcessVariable.text("serviceMode");
    static final ProcessVariable<String> DISPATCH_GROUPS = ProcessVariable.text("dispatchGroups");
    static final ProcessVariable<String> ENGINEER = ProcessVariable.text("dispatchedEngineer");
    static final ProcessVariable<String> MODE = ProcessVariable.text("dispatchedMode");
    static final ProcessVariable<Boolean> SAME_ENGINEER = ProcessVariable.flag("sameEngineer");
    static final ProcessVariable<Boolean> ACCEPTED = ProcessVariable.flag("dispatchAccepted");
    static final ProcessVariable<Date> REMINDER_AT = ProcessVariable.date("appointmentReminderAt");
    static final ProcessVariable<String> DIAGNOSIS = ProcessVariable.text("diagnosis");
    static final ProcessVariable<Boolean> TAKEN_IN = ProcessVariable.flag("productTakenIn");
    static final ProcessVariable<Boolean> QUOTATION_NEEDED = ProcessVariable.flag("quotationNeeded");
    static final ProcessVariable<Boolean> GOODWILL = ProcessVariable.flag("goodwill");
    static final ProcessVariable<Date> QUOTATION_EXPIRES_AT = ProcessVariable.date("quotationExpiresAt");
    static final ProcessVariable<Boolean> AGREED = ProcessVariable.flag("repairAgreed");
    static final ProcessVariable<Boolean> OUTSIDE_MAKER = ProcessVariable.flag("outsideMaker");
    static final ProcessVariable<Boolean> PART_IS_NEEDED = ProcessVariable.flag("partIsNeeded");
    static final ProcessVariable<String> NEEDED_PART = ProcessVariable.text("neededPart");
    // noted by checkPartNumber
    static final ProcessVariable<String> PART_CLASS = ProcessVariable.text("partClass");
    static final ProcessVariable<String> PART_ENGINEER = ProcessVariable.text("partEngineer");
    static final ProcessVariable<Boolean> REMOVED = ProcessVariable.flag("faultRemoved");
    static final ProcessVariable<Boolean> GIVEN_UP = ProcessVariable.flag("repairGivenUp");
    static final ProcessVariable<Boolean> CONFIRMED = ProcessVariable.flag("confirmedByCustomer");
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    static final ProcessVariable<Integer> SCORE = ProcessVariable.number("score");
    // the satisfaction sheet that was filled in at the visit, for the follow-up; null: none
    static final ProcessVariable<Integer> VISIT_SCORE = ProcessVariable.number("visitScore");
    static final ProcessVariable<Integer> VISIT_ATTITUDE = ProcessVariable.number("visitAttitude");
    static final ProcessVariable<Boolean> SHEET_KEPT = ProcessVariable.flag("sheetKept");
    static final ProcessVariable<Boolean> ROUND_LIMIT_REACHED = ProcessVariable.flag("roundLimitReached");
    static final ProcessVariable<Boolean> GOES_ON = ProcessVariable.flag("repairGoesOn");

    // what messages from outside may carry; absent: as kept in our tables
    static final ProcessVariable<Boolean> SENT_DECISION = ProcessVariable.flag("quotationAccepted");
    static final ProcessVariable<Boolean> SENT_CONFIRMATION = ProcessVariable.flag("repairConfirmed");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    RepairProcess(RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    void start(ServiceCase filed, String tier) {
        runtime.startProcessInstanceByKey(KEY, filed.reference(),
                Map.of(CASE_REFERENCE.name(), filed.reference(), ROUND.name(), filed.round(),
                PRIORITY.name(), filed.priority(), CUSTOMER_TIER.name(), tier, PART_OF_COMPLAINT.name(), false));
    }

    /** Where a repair stands when a work order is opened for it. */
    static void begin(VariableScope scope, WorkOrder order) {
        WORK_ORDER_ID.set(scope, order.id().toString());
        ATTEMPT.set(scope, order.attempt());
        for (ProcessVariable<Boolean> no : List.of(SAME_ENGINEER, TAKEN_IN, REMOVED, GIVEN_UP, CONFIRMED, AGREED)) {
            no.set(scope, false);
        }
    }

    /** The work order that the repair is under. */
    static UUID order(VariableScope scope) {
        return UUID.fromString(WORK_ORDER_ID.from(scope));
    }

    boolean quotationDecided(String reference) {
        return send(QUOTATION_DECIDED, reference, Map.of());
    }

    boolean customerConfirmed(String reference, boolean repaired) {
        return send(CUSTOMER_CONFIRMED, reference, SENT_CONFIRMATION.of(repaired));
    }

    boolean awaitsConfirmation(String reference) {
        return runtime.createExecutionQuery().processInstanceBusinessKey(reference).messageEventSubscriptionName(CUSTOMER_CONFIRMED).count() > 0;
    }

    private boolean send(String message, String reference, Map<String, Object> variables) {
        return !runtime.createMessageCorrelation(message).processInstanceBusinessKey(reference).setVariables(variables).correlateAllWithResult()
                .isEmpty();
    }

    /** Moves the clocks of an appointment: those of its tasks and its timers. */
    void moveAppointment(String reference, Date dueAt, Date reminderAt) {
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(reference).list()) {
            if (AT_THE_APPOINTMENT.contains(task.getTaskDefinitionKey())) {
                task.setDueDate(dueAt);
                tasks.saveTask(task);
            }
        }
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().forEach(instance -> {
            moveTimer(instance.getId(), "appointmentOverdue", dueAt);
            moveTimer(instance.getId(), "appointmentReminder", reminderAt);
        });
    }

    /** The open tasks of somebody, of whichever process they are. */
    List<Task> tasksOf(String user) {
        return tasks.createTaskQuery().taskAssignee(user).active().list();
    }

    Optional<Task> task(String id) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(id).active().singleResult());
    }

    Optional<String> referenceOf(Task task) {
        return Optional.ofNullable((String) tasks.getVariable(task.getId(), CASE_REFERENCE.name()));
    }

    void complete(Task task, Map<String, Object> fields) {
        tasks.complete(task.getId(), fields);
    }

    static boolean isAtTheAppointment(Task task) {
        return AT_THE_APPOINTMENT.contains(task.getTaskDefinitionKey());
    }

    private void moveTimer(String instance, String event, Date to) {
        management.createJobQuery().processInstanceId(instance).activityId(event).list()
                .forEach(job -> management.setJobDuedate(job.getId(), to));
    }
}
