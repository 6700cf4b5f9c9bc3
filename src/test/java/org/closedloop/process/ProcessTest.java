package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.RunningApplication;
import org.closedloop.cases.CaseLoops;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.closedloop.followup.Surveys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drives the real models step by step: the job executor rests, time is moved by the clock, tasks are completed as their users do. */
abstract class ProcessTest extends RunningApplication {

    /** A Tuesday, ten o'clock in Shanghai, without a holiday near. */
    static final Instant MORNING = Instant.parse("2026-06-02T02:00:00Z");
    /** Says nothing that the rules could recognise. */
    static final String UNCLEAR = "Please have a look.";
    private static int customers;

    @Autowired
    Complaints complaints;
    @Autowired
    CaseLoops loops;
    @Autowired
    Cases cases;
    @Autowired
    Surveys surveys;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    ManagementService management;
    @Autowired
    HistoryService history;
    @Autowired
    IdentityService identity;
    @Autowired
    JobExecutor jobExecutor;
    @Autowired
    JdbcClient jdbc;

    private final List<String> filed = new ArrayList<>();

    @BeforeEach
    void stillness() {
        jobExecutor.shutdown();
        at(MORNING);
    }

    /** What a test leaves open would be overdue by months once real time returns. */
    @AfterEach
    void realTime() {
        identity.clearAuthentication();
        for (String reference : filed) {
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list()
                    .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
        }
        ClockUtil.reset();
    }

    void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    void advance(Duration time) {
        at(now().plus(time));
    }

    String file(String description) {
        int number = ++customers;
        return file(new ContactDetails("Customer " + number, "customer" + number + "@example.com", null, "en"), description);
    }

    String file(ContactDetails customer, String description) {
        String reference = complaints.file(new CustomerMatter(customer, "WM-200", "SN-" + ++customers, description, null, Channel.web,
                Sender.customer, null)).reference();
        filed.add(reference);
        return reference;
    }

    /** With the danger that the customer states beside the text. */
    String fileWithDanger(String description) {
        int number = ++customers;
        ContactDetails customer = new ContactDetails("Customer " + number, "customer" + number + "@example.com", null, "en");
        String reference = complaints.file(new CustomerMatter(customer, null, "WM-200", "SN-" + number, description, null, true, Channel.web,
                Sender.customer, null)).reference();
        filed.add(reference);
        return reference;
    }

    /** Ends a case with the test that began it. */
    void ended(String reference) {
        filed.add(reference);
    }

    /** Files a complaint and takes it to the team's first task. */
    String filedAndHandedOver() {
        String reference = file(UNCLEAR);
        handOver(reference, "technical", "normal", "normal", "technical-support");
        return reference;
    }

    void handOver(String reference, String category, String urgency, String importance, String team) {
        work(reference);
        complete(reference, "confirmClassification", Map.of("category", category, "urgency", urgency, "importance", importance, "team",
                team));
    }

    /** Runs every job of the case that is due. */
    void work(String reference) {
        for (Job job = dueJob(reference); job != null; job = dueJob(reference)) {
            management.executeJob(job.getId());
        }
    }

    Job dueJob(String reference) {
        return jobs(reference).stream().filter(job -> job.getRetries() > 0 && !job.isSuspended())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .findFirst().orElse(null);
    }

    List<Job> jobs(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream()).toList();
    }

    /** When the waiting timers with this id go off. */
    List<Instant> timers(String reference, String activityId) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).activityId(activityId).list().stream())
                .map(job -> job.getDuedate().toInstant()).sorted().toList();
    }

    void advanceAndWork(String reference, Duration time) {
        advance(time);
        work(reference);
    }

    void workAt(String reference, Instant time) {
        at(time);
        work(reference);
    }

    /** The open tasks' ids. */
    List<String> open(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream().map(Task::getTaskDefinitionKey).sorted()
                .toList();
    }

    Task task(String reference, String key) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(key).singleResult();
        assertThat(task).as("task %s of %s, open are %s", key, reference, open(reference)).isNotNull();
        return task;
    }

    List<String> groupsOf(String reference, String key) {
        return tasks.getIdentityLinksForTask(task(reference, key).getId()).stream().map(IdentityLink::getGroupId).toList();
    }

    void complete(String reference, String key, Map<String, Object> fields) {
        tasks.complete(task(reference, key).getId(), new HashMap<>(fields));
        work(reference);
    }

    /** The elements that the case's processes have passed, over all instances. */
    List<String> passed(String reference) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished().list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId).toList();
    }

    boolean isRunning(String reference, String process) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(reference).count() > 0;
    }

    Promise promise(String reference, int round, PromiseKind kind) {
        return cases.promises(cases.get(reference)).stream().filter(p -> p.round() == round && p.kind() == kind).findFirst()
                .orElseThrow(() -> new AssertionError("no promise " + kind + " in round " + round));
    }

    ServiceCase caseOf(String reference) {
        return cases.get(reference);
    }

    List<String> timeline(String reference) {
        return cases.timeline(caseOf(reference)).stream().map(TimelineEntry::kind).toList();
    }

    /** Who was written a message of this kind about the case, by the part of the address before the @. */
    List<String> written(String reference, String kind) {
        return jdbc.sql("select split_part(address, '@', 1) from outbox_message where case_reference = ? and kind = ? order by seq")
                .params(reference, kind).query(String.class).list();
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
                "promisedOn", now().plus(Duration.ofDays(8)).toString().substring(0, 10), "customerAgreed", true), more));
    }

    void carryOut(String reference) {
        complete(reference, "carryOutSolution", Map.of("result", "The pump is new.", "measures", "Pumps are tested twice."));
    }

    void answerByPhone(String reference, boolean solved, int score) {
        advanceAndWork(reference, Duration.ofDays(3));
        complete(reference, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", solved, "score", score));
    }

    void notReached(String reference, String timeSlot) {
        complete(reference, "callCustomer", Map.of("reached", false, "timeSlot", timeSlot));
    }

    void rediagnose(String reference) {
        complete(reference, "rediagnose", Map.of("rediagnosis", "It was the valve."));
    }

    static Map<String, Object> with(Map<String, Object> fields, Object... more) {
        Map<String, Object> all = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }
}
