package org.closedloop.browser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;

/** Twelve days of a service before the manager looks: lived through by the clock, day by day, so that history and incidents are real. */
class CockpitStory {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Complaints complaints;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;

    CockpitStory(Complaints complaints, RuntimeService runtime, TaskService tasks, ManagementService management) {
        this.complaints = complaints;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    /** @param again in its second round @param silent never answered @param unverified answered, never verified */
    record Cases(String again, String silent, String unverified) {
    }

    /** The job executor must rest meanwhile. */
    Cases live() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(12));
        at(start);
        String again = file();
        String unverified = file();
        work(again, unverified);
        respond(again);
        respond(unverified);
        complete(again, "verifyComplaint", Map.of("substantiated", true, "findings", "The pump is blocked.", "rootCause", "material"));
        at(start.plus(Duration.ofHours(30)));
        agree(again, false);
        at(start.plus(Duration.ofDays(2)));
        agree(again, true);
        at(start.plus(Duration.ofDays(3)));
        complete(again, "carryOutSolution", Map.of("result", "The pump is new.", "measures", "Pumps are tested twice."));
        String silent = null;
        for (int day = 4; day < 12; day++) {
            at(start.plus(Duration.ofDays(day)));
            if (day == 7) {
                silent = file();
            }
            work(again, unverified, silent == null ? again : silent);
            if (day == 7) {
                complete(again, "callCustomer", Map.of("reached", true, "timeSlot", "morning", "solved", false, "score", 1));
            }
            sweep();
        }
        complete(again, "rediagnose", Map.of("rediagnosis", "It was the valve."));
        at(start.plus(Duration.ofDays(12)).minus(Duration.ofHours(5)));
        agree(again, true);
        ClockUtil.reset();
        work(again, unverified, silent);
        sweep();
        return new Cases(again, silent, unverified);
    }

    private static void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    private String file() {
        return complaints.file(new CustomerMatter(new ContactDetails("Li Na", "li.na@example.com", null, "en"), "WM-200", null, BrowserTest.FAULT, null,
                Channel.web, Sender.customer, null)).reference();
    }

    private void respond(String reference) {
        complete(reference, "respondToCustomer", Map.of("response", "We look into it.", "solvedAtOnce", false));
    }

    private void agree(String reference, boolean agreed) {
        LocalDate promised = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), CHINA).plusDays(3);
        complete(reference, "agreeSolution", Map.of("solutionType", "technicalSupport", "solution", "We replace the pump.", "promisedOn",
                promised.toString(), "customerAgreed", agreed));
    }

    private void complete(String reference, String step, Map<String, Object> fields) {
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey(step).singleResult();
        tasks.complete(task.getId(), new HashMap<>(fields));
        work(reference);
    }

    private void work(String... references) {
        for (String reference : references) {
            for (Job job = due(reference); job != null; job = due(reference)) {
                management.executeJob(job.getId());
            }
        }
    }

    private Job due(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).executable().list().stream()).findFirst().orElse(null);
    }

    void sweep() {
        String look = runtime.createProcessInstanceByKey("stalledLoopWatch").startBeforeActivity("raiseStalledLoops").execute().getId();
        List<Job> jobs = management.createJobQuery().processInstanceId(look).list();
        jobs.forEach(job -> management.executeJob(job.getId()));
    }
}
