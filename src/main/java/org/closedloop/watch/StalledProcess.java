package org.closedloop.watch;

import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.engine.DatabaseOutage;
import org.closedloop.watch.RemedyRefused.Why;
import org.closedloop.watch.StallQueries.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the engine can do to a loop that does not move, whichever model it follows. */
@Component
class StalledProcess {

    private static final Logger LOG = LoggerFactory.getLogger(StalledProcess.class);
    private static final Set<String> SCOPES = Set.of("subProcess", "multiInstanceBody");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final HistoryService history;
    private final Clock clock;

    StalledProcess(RuntimeService runtime, TaskService tasks, ManagementService management, HistoryService history, Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.history = history;
        this.clock = clock;
    }

    /** Executes the step here and now, whatever keeps the nodes from doing so. */
    void retry(Place place) {
        List<Job> jobs = jobs(place);
        if (jobs.isEmpty()) {
            throw new RemedyRefused(Why.notRepeatable);
        }
        for (Job job : jobs) {
            if (job.isSuspended()) {
                management.activateJobById(job.getId());
            }
            try {
                management.setJobRetries(job.getId(), 1);
                management.executeJob(job.getId());
            } catch (RuntimeException failure) {
                if (DatabaseOutage.causedBy(failure)) {
                    throw failure;
                }
                LOG.warn("The job {} of step {} was repeated by hand and failed: {}", job.getId(), place.activity(), failure.getClass().getName());
                throw new RemedyRefused(Why.failedAgain, failure);
            }
        }
    }

    private List<Job> jobs(Place place) {
        Date now = Date.from(clock.instant());
        Stream<Job> jobs = place.execution() != null ? management.createJobQuery().executionId(place.execution()).list().stream()
                : management.createJobQuery().processDefinitionId(place.definition()).list().stream().filter(job -> job.getExecutionId() == null);
        return jobs.filter(job -> place.reason() == StallReason.incident ? job.getRetries() == 0
                : job.getRetries() > 0 && (job.getDuedate() == null || !job.getDuedate().after(now))).toList();
    }

    /** Gives the task to somebody, or back to its team. */
    void reassign(Place place, String assignee) {
        List<Task> open = tasks.createTaskQuery().processInstanceId(place.instance()).taskDefinitionKey(place.activity()).list().stream()
                .filter(task -> task.getExecutionId().equals(place.execution())).toList();
        if (open.isEmpty()) {
            throw new RemedyRefused(Why.movesAgain);
        }
        open.forEach(task -> tasks.setAssignee(task.getId(), assignee));
    }

    /** Begins the step anew, with its clocks; a case whose loop was deleted goes on where the loop stood. */
    void setGoing(Place place) {
        if (place.instance() == null) {
            restore(place.reference());
            return;
        }
        ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(place.instance());
        if (!cancel(change, runtime.getActivityInstance(place.instance()), place)) {
            throw new RemedyRefused(Why.movesAgain);
        }
        change.startBeforeActivity(place.activity()).setAnnotation("stalled loop set going again").execute();
    }

    private static boolean cancel(ProcessInstanceModificationBuilder change, ActivityInstance tree, Place place) {
        for (TransitionInstance transition : tree.getChildTransitionInstances()) {
            if (transition.getExecutionId().equals(place.execution())) {
                change.cancelTransitionInstance(transition.getId());
                return true;
            }
        }
        for (ActivityInstance child : tree.getChildActivityInstances()) {
            boolean here = child.getActivityId().equals(place.activity()) && Arrays.asList(child.getExecutionIds()).contains(place.execution());
            if (here) {
                change.cancelActivityInstance(child.getId());
            }
            if (here || cancel(change, child, place)) {
                return true;
            }
        }
        return false;
    }

    /** The last instance of the first process that worked on the case; one that handed it over to another came to its own end. */
    private static HistoricProcessInstance lastOf(List<HistoricProcessInstance> loops) {
        Map<String, HistoricProcessInstance> latest = new LinkedHashMap<>();
        loops.forEach(loop -> latest.put(loop.getProcessDefinitionKey(), loop));
        return latest.values().stream().filter(loop -> !loop.getState().equals(HistoricProcessInstance.STATE_COMPLETED)).findFirst()
                .or(() -> latest.values().stream().findFirst()).orElseThrow(() -> new RemedyRefused(Why.noTrace));
    }

    private void restore(String reference) {
        List<HistoricProcessInstance> loops = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference)
                .rootProcessInstances().orderByProcessInstanceStartTime().asc().list();
        HistoricProcessInstance last = lastOf(loops);
        List<HistoricActivityInstance> steps = history.createHistoricActivityInstanceQuery().processInstanceId(last.getId()).finished()
                .orderPartiallyByOccurrence().desc().list().stream().filter(step -> !SCOPES.contains(step.getActivityType())).toList();
        // whatever was cut off when the loop ended was open until then
        List<String> open = steps.stream().filter(step -> step.isCanceled() && !step.getEndTime().before(last.getEndTime()))
                .map(HistoricActivityInstance::getActivityId).distinct().toList();
        var restart = runtime.restartProcessInstances(last.getProcessDefinitionId()).processInstanceIds(last.getId());
        if (open.isEmpty()) {
            restart.startAfterActivity(steps.stream().map(HistoricActivityInstance::getActivityId).filter(Objects::nonNull).findFirst()
                    .orElseThrow(() -> new RemedyRefused(Why.noTrace)));
        } else {
            open.forEach(restart::startBeforeActivity);
        }
        restart.execute();
    }
}
