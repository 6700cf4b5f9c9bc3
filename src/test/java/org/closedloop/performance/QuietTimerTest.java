package org.closedloop.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deadline is met also when nothing else happens: the engine's defaults would look for due timers once a minute only. */
class QuietTimerTest extends MeasuredApplication {

    private static final Duration QUIET = Duration.ofSeconds(4);
    private List<String> others;
    private String trial;

    /** Leaves alone what other tests left behind: it may be due, and then the system is not quiet. */
    @BeforeEach
    void quiet() {
        others = engine.getRepositoryService().createProcessDefinitionQuery().list().stream().map(ProcessDefinition::getId).toList();
        others.forEach(id -> engine.getManagementService().updateJobSuspensionState().byProcessDefinitionId(id).suspend());
        ClockUtil.reset();
        trial = engine.getRepositoryService().createDeployment().name("quiet timer").addModelInstance("quietTimer.bpmn",
                Bpmn.createExecutableProcess("quietTimer").camundaHistoryTimeToLive(1).startEvent()
                        .intermediateCatchEvent("due").timerWithDate("${dueAt}").endEvent().done()).deploy().getId();
        jobExecutor.start();
    }

    @AfterEach
    void busy() {
        jobExecutor.shutdown();
        engine.getRepositoryService().deleteDeployment(trial, true);
        others.forEach(id -> engine.getManagementService().updateJobSuspensionState().byProcessDefinitionId(id).activate());
    }

    @Test
    void aTimerFiresWithinOneAndAHalfSeconds() {
        List<Duration> lags = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            lags.add(lagOfATimerAfterQuiet());
        }
        // the middle one: a busy machine may stop for a second by itself
        assertThat(lags.stream().sorted().toList().get(1)).as("lags %s", lags).isLessThanOrEqualTo(Duration.ofMillis(1500));
    }

    private Duration lagOfATimerAfterQuiet() {
        Instant dueAt = ClockUtil.getCurrentTime().toInstant().plus(QUIET);
        String instance = engine.getRuntimeService().startProcessInstanceByKey("quietTimer", Map.of("dueAt", Date.from(dueAt))).getId();
        HistoricActivityInstance fired = await().atMost(QUIET.plusSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() ->
                engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance).activityId("due").finished()
                        .singleResult(), event -> event != null);
        return Duration.between(dueAt, fired.getEndTime().toInstant());
    }
}
