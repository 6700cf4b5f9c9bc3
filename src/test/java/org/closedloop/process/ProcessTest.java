package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.complaint.ComplaintFiling;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Drives the real models step by step: the job executor rests, time is moved by the clock, tasks are completed as their users do. */
abstract class ProcessTest extends RunningApplication {

    /** A Tuesday morning in Shanghai without a holiday near. */
    static final Instant MORNING = Instant.parse("2026-06-02T02:00:00Z");
    private static int customers;

    @Autowired
    Complaints complaints;
    @Autowired
    Cases cases;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    IdentityService identity;
    @Autowired
    JobExecutor jobExecutor;

    @BeforeEach
    void stillness() {
        jobExecutor.shutdown();
        at(MORNING);
    }

    @AfterEach
    void realTime() {
        identity.clearAuthentication();
        ClockUtil.reset();
    }

    void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    void advance(Duration time) {
        at(ClockUtil.getCurrentTime().toInstant().plus(time));
    }

    String file(String description) {
        int number = ++customers;
        return complaints.file(new ComplaintFiling(new ContactDetails("Customer " + number, "customer" + number + "@example.com", null, "en"),
                "WM-200", "SN-" + number, description, null, Channel.web, Sender.customer, null)).reference();
    }

    /** Files a complaint that the rules are sure about and lets the intake run. */
    String filedAndHandedOver() {
        String reference = file("The washing machine does not start any more, the display shows error code E21. Please send technical support.");
        work(reference);
        if (open(reference).contains("confirmClassification")) {
            complete(reference, "confirmClassification", Map.of("category", "technical", "urgency", "normal", "importance", "normal",
                    "team", "technical-support"));
            work(reference);
        }
        return reference;
    }

    /** Runs every job of the case that is due. */
    void work(String reference) {
        for (Job job = dueJob(reference); job != null; job = dueJob(reference)) {
            management.executeJob(job.getId());
        }
    }

    private Job dueJob(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).withRetriesLeft().active().list().stream())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .findFirst().orElse(null);
    }

    void advanceAndWork(String reference, Duration time) {
        advance(time);
        work(reference);
    }

    /** The open tasks' ids. */
    List<String> open(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    Task task(String reference, String key) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(key).singleResult();
        assertThat(task).as("task %s of %s, open are %s", key, reference, open(reference)).isNotNull();
        return task;
    }

    void complete(String reference, String key, Map<String, Object> fields) {
        Task task = task(reference, key);
        tasks.complete(task.getId(), new HashMap<>(fields));
        work(reference);
    }

    Promise promise(String reference, int round, PromiseKind kind) {
        return cases.promises(cases.get(reference)).stream().filter(p -> p.round() == round && p.kind() == kind).findFirst()
                .orElseThrow(() -> new AssertionError("no promise " + kind + " in round " + round));
    }

    ServiceCase caseOf(String reference) {
        return cases.get(reference);
    }

    void respond(String reference, boolean solvedAtOnce) {
        complete(reference, "respondToCustomer", Map.of("response", "We look into it.", "solvedAtOnce", solvedAtOnce));
    }

    void verify(String reference, boolean substantiated, Object... more) {
        complete(reference, "verifyComplaint", with(Map.of("substantiated", substantiated, "findings", "The pump is blocked.",
                "rootCause", "material"), more));
    }

    void agree(String reference, Object... more) {
        complete(reference, "agreeSolution", with(Map.of("solutionType", "technicalSupport", "solution", "We replace the pump.",
                "promisedOn", "2026-06-10", "customerAgreed", true), more));
    }

    void carryOut(String reference) {
        complete(reference, "carryOutSolution", Map.of("result", "The pump is new.", "measures", "Pumps are tested twice."));
    }

    void answerByPhone(String reference, boolean solved, int score) {
        advanceAndWork(reference, Duration.ofDays(3));
        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", solved, "score", score));
    }

    boolean isRunning(String reference, String process) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(reference).count() > 0;
    }

    private static Map<String, Object> with(Map<String, Object> fields, Object... more) {
        Map<String, Object> all = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
