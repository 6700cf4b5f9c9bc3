package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.closedloop.Covers;
import org.closedloop.watch.InstancePath;
import org.closedloop.watch.StallReason;
import org.closedloop.watch.StallTrend;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.closedloop.watch.StepFigures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The numbers at the steps are those of the list, and the past of a step is what its loops really took. */
@Covers("R-265")
class StepFiguresTest extends ProcessTest {

    @Autowired
    StepFigures figures;
    @Autowired
    StallTrend trend;
    @Autowired
    InstancePath paths;
    @Autowired
    StalledLoops watch;
    @Autowired
    RepositoryService models;

    /** Other tests' cases have lost their loops, which the watch is right to name. */
    @BeforeEach
    void nobodyElsesCases() {
        jdbc.sql("update service_case set state = 'closed', closed_at = filed_at where state = 'open'").update();
        runtime.createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "another test's", true, true, true));
    }

    @Test
    void theNumbersAtTheStepsAreThoseOfTheList() {
        String late = filedAndHandedOver();
        filedAndHandedOver();
        file(UNCLEAR);
        advanceAndWork(late, Duration.ofHours(25));

        List<StalledLoop> list = watch.find().stream().filter(stalled -> stalled.processKey() != null).toList();
        assertThat(list).extracting(StalledLoop::reference).contains(late);
        for (String process : models.createProcessDefinitionQuery().latestVersion().list().stream().map(ProcessDefinition::getKey).toList()) {
            int all = 0;
            for (ProcessDefinition version : models.createProcessDefinitionQuery().processDefinitionKey(process).list()) {
                StepFigures.Steps shown = figures.now(version.getId(), process);
                int here = shown.stalledWithoutStep() + shown.steps().stream().mapToInt(StepFigures.Step::stalled).sum();
                assertThat(here + shown.stalledInOtherVersions()).isEqualTo((int) list.stream().filter(of(process)).count());
                all += here;
                assertThat(waiting(shown)).as("what Cockpit's own badges say of %s", version.getId()).isEqualTo(cockpitSays(version.getId()));
            }
            assertThat(all).isEqualTo((int) list.stream().filter(of(process)).count());
        }
        StepFigures.Steps complaints = figures.now(latest("complaintHandling"), "complaintHandling");
        Map<String, Long> listed = list.stream().filter(of("complaintHandling")).filter(stalled -> stalled.activityId() != null)
                .collect(Collectors.groupingBy(StalledLoop::activityId, Collectors.counting()));
        assertThat(complaints.steps().stream().filter(step -> step.stalled() > 0)
                .collect(Collectors.toMap(StepFigures.Step::activityId, step -> (long) step.stalled()))).isEqualTo(listed);
        assertThat(complaints.steps()).filteredOn(step -> step.activityId().equals("respondToCustomer"))
                .allSatisfy(step -> assertThat(step.waiting()).isGreaterThanOrEqualTo(step.overdue()).isPositive())
                .allSatisfy(step -> assertThat(step.overdue()).isPositive()).hasSize(1);
    }

    @Test
    void theHeatOfAStepIsTheTimeAndTheRepetitionsOfItsLoops() {
        advance(Duration.ofDays(400));
        StepFigures.Heat before = heat("agreeSolution", 30);
        String reference = filedAndHandedOver();
        respond(reference, false);
        verify(reference, true);
        advance(Duration.ofHours(10));
        complete(reference, "agreeSolution", Map.of("solutionType", "technicalSupport", "solution", "We replace the pump.",
                "promisedOn", now().plus(Duration.ofDays(8)).toString().substring(0, 10), "customerAgreed", false));
        advance(Duration.ofHours(2));

        StepFigures.Heat after = heat("agreeSolution", 30);

        assertThat(after).extracting(StepFigures.Heat::passes, StepFigures.Heat::loops, StepFigures.Heat::again)
                .containsExactly(before.passes() + 2, before.loops() + 1, before.again() + 1);
        assertThat(after.seconds() * after.passes() - before.seconds() * before.passes()).as("ten hours, and two until now")
                .isCloseTo(Duration.ofHours(12).toSeconds(), within(2 * after.passes()));
        assertThat(paths.passedAgain(instance(reference))).extracting(InstancePath.Pass::activityId, InstancePath.Pass::times)
                .containsExactly(tuple("agreeSolution", 2));
        assertThat(paths.clocks(instance(reference))).filteredOn(InstancePath.Clock::task).extracting(InstancePath.Clock::activityId, InstancePath.Clock::dueAt)
                .containsExactly(tuple("agreeSolution", task(reference, "agreeSolution").getDueDate().toInstant()));
    }

    @Test
    void theTrendKnowsWhatStoodStillAndTodayIsTheList() {
        advance(Duration.ofDays(800));
        String reference = filedAndHandedOver();
        advanceAndWork(reference, Duration.ofHours(25));
        sweep();
        advance(Duration.ofDays(2));
        respond(reference, true);
        sweep();
        advance(Duration.ofDays(1));

        List<StallTrend.Day> days = trend.days();

        LocalDate today = LocalDate.ofInstant(now(), ZoneId.of("Asia/Shanghai"));
        assertThat(days).hasSize(14).extracting(StallTrend.Day::day).startsWith(today.minusDays(13)).endsWith(today);
        assertThat(days).extracting(day -> day.loops().getOrDefault(StallReason.promiseMissed.name(), 0) > 0).endsWith(false, true, true, false, false);
        assertThat(days.get(13).loops()).isEqualTo(watch.find().stream()
                .collect(Collectors.groupingBy(stalled -> stalled.reason().name(), Collectors.summingInt(stalled -> 1))));
    }

    private StepFigures.Heat heat(String activity, int days) {
        return figures.of("complaintHandling", days).stream().filter(step -> step.activityId().equals(activity)).findFirst()
                .orElse(new StepFigures.Heat(activity, 0, 0, 0, 0));
    }

    private static Predicate<StalledLoop> of(String process) {
        return stalled -> process.equals(stalled.processKey());
    }

    private String latest(String process) {
        return models.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
    }

    private String instance(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("complaintHandling").processInstanceBusinessKey(reference).singleResult().getId();
    }

    private static Map<String, Integer> waiting(StepFigures.Steps shown) {
        return shown.steps().stream().filter(step -> step.waiting() > 0).collect(Collectors.toMap(StepFigures.Step::activityId, StepFigures.Step::waiting));
    }

    private Map<String, Integer> cockpitSays(String definition) {
        return management.createActivityStatisticsQuery(definition).list().stream().filter(step -> step.getInstances() > 0)
                .collect(Collectors.toMap(ActivityStatistics::getId, ActivityStatistics::getInstances));
    }

    private void sweep() {
        String look = runtime.createProcessInstanceByKey("stalledLoopWatch").startBeforeActivity("raiseStalledLoops").execute().getId();
        management.executeJob(management.createJobQuery().processInstanceId(look).singleResult().getId());
    }
}
