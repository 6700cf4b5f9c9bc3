package org.closedloop.performance;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.closedloop.repair.Repairs;

/** Takes real cases through the engine to where they are wanted, in a past that begins as long ago as is said. */
final class Story {

    private static final String UNCLEAR = "Please have a look.";

    private final Complaints complaints;
    private final Repairs repairs;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final ProcessEngine engine;
    private final Instant real = Instant.now();
    private int customers;

    Story(Complaints complaints, Repairs repairs, ProcessEngine engine) {
        this.complaints = complaints;
        this.repairs = repairs;
        this.engine = engine;
        this.jobs = engine.getManagementService();
        this.tasks = engine.getTaskService();
    }

    void ago(Duration time) {
        at(real.minus(time));
    }

    void later(Duration time) {
        at(ClockUtil.getCurrentTime().toInstant().plus(time));
    }

    private static void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    /** A complaint that nobody has looked at. */
    String filed() {
        return complaints.file(matter(UNCLEAR)).reference();
    }

    /** A complaint that waits to be classified. */
    String filedAndWorked() {
        String reference = filed();
        work(reference);
        return reference;
    }

    private CustomerMatter matter(String description) {
        int number = ++customers;
        return new CustomerMatter(new ContactDetails("Owner " + number, "owner" + number + "@bench.example.com", null, number % 2 == 0 ? "zh" : "en"),
                "WM-200", "BENCH-" + number, description, null, Channel.web, Sender.customer, null);
    }

    String handedOver(String team) {
        String reference = filed();
        work(reference);
        complete(reference, "confirmClassification", Map.of("category", "technical", "urgency", customers % 3 == 0 ? "high" : "normal",
                "importance", customers % 2 == 0 ? "high" : "low", "team", team));
        return reference;
    }

    String responded(String team) {
        String reference = handedOver(team);
        later(Duration.ofHours(1));
        complete(reference, "respondToCustomer", Map.of("response", "We look into it.", "solvedAtOnce", false));
        return reference;
    }

    String verified(String team) {
        String reference = responded(team);
        later(Duration.ofHours(1));
        complete(reference, "verifyComplaint", Map.of("substantiated", true, "findings", "The pump is blocked.", "rootCause", "material"));
        return reference;
    }

    String agreed(String team) {
        String reference = verified(team);
        agree(reference);
        return reference;
    }

    /** A case whose customer was told the result. */
    String told(String team) {
        String reference = agreed(team);
        carryOut(reference);
        return reference;
    }

    String called(String team, boolean satisfied) {
        String reference = told(team);
        call(reference, satisfied);
        return reference;
    }

    /** What follows when the customer was not satisfied. */
    void anotherRound(String reference, boolean satisfied) {
        complete(reference, "rediagnose", Map.of("rediagnosis", "It was the valve.", "rootCause", "assembly"));
        agree(reference);
        carryOut(reference);
        call(reference, satisfied);
    }

    private void agree(String reference) {
        later(Duration.ofHours(1));
        complete(reference, "agreeSolution", Map.of("solutionType", "technicalSupport", "solution", "We replace the pump.",
                "promisedOn", ClockUtil.getCurrentTime().toInstant().plus(12, ChronoUnit.DAYS).toString().substring(0, 10),
                "customerAgreed", true));
    }

    private void carryOut(String reference) {
        later(Duration.ofHours(1));
        complete(reference, "carryOutSolution", Map.of("result", "The pump is new.", "measures", "Pumps are tested twice."));
    }

    private void call(String reference, boolean satisfied) {
        later(Duration.ofDays(3));
        work(reference);
        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", satisfied, "score", satisfied ? 5 : 1));
    }

    /** A fault that waits for somebody to send an engineer. */
    String fault() {
        String reference = repairs.report(matter("My washing machine does not start any more, the display shows error E21.")).reference();
        work(reference);
        return reference;
    }

    /** A fault to which an engineer is to go. */
    String dispatched(String engineer) {
        String reference = fault();
        complete(reference, "dispatchEngineer", Map.of("engineer", engineer, "serviceMode", "onsite"));
        return reference;
    }

    String accepted(String engineer) {
        String reference = dispatched(engineer);
        complete(reference, "confirmDispatch", Map.of("accepted", true, "appointmentAt",
                ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS).toString()));
        return reference;
    }

    void assign(String reference, String user) {
        taskOf(reference).forEach(task -> tasks.setAssignee(task.getId(), user));
    }

    void complete(String reference, String key, Map<String, Object> fields) {
        Task task = taskOf(reference).stream().filter(open -> open.getTaskDefinitionKey().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no task " + key + " of " + reference + " but " + taskOf(reference)));
        tasks.complete(task.getId(), new HashMap<>(fields));
        work(reference);
    }

    private List<Task> taskOf(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list();
    }

    /** Runs every job of the case that is due. */
    void work(String reference) {
        for (List<Job> due = due(reference); !due.isEmpty(); due = due(reference)) {
            jobs.executeJob(due.get(0).getId());
        }
    }

    List<Job> due(String reference) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> jobs.createJobQuery().processInstanceId(instance.getId()).executable().list().stream()).toList();
    }
}
