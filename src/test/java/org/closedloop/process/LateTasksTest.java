package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.watch.LateTasks;
import org.closedloop.watch.LateTasks.Completed;
import org.closedloop.watch.LateTasks.Overdue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Steps that are or were late, counted once more by the engine's own queries. */
@Covers({"R-267", "R-269"})
class LateTasksTest extends ProcessTest {

    private final String product = "LATE-" + UUID.randomUUID();

    @Autowired
    LateTasks late;

    @Test
    void stepsAreCountedByWhetherTheyKeptTheirTime() {
        Instant from = now();
        List<String> references = Stream.of(2, 30, 60, 90).map(hours -> {
            String reference = filed();
            handOver(reference, "technical", "normal", "normal", "technical-support");
            advanceAndWork(reference, Duration.ofHours(hours));
            if (hours < 90) {
                respond(reference, false);
            }
            return reference;
        }).toList();
        advance(Duration.ofDays(3));
        Instant now = now();
        LateTasks.Of mine = new LateTasks.Of(null, product.toLowerCase(Locale.ROOT));

        Map<String, List<Duration>> open = new TreeMap<>();
        for (Task task : references.stream().flatMap(one -> tasks.createTaskQuery().processInstanceBusinessKey(one).list().stream()).toList()) {
            if (task.getDueDate() != null && task.getDueDate().toInstant().isBefore(now)) {
                String groups = tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).sorted().collect(Collectors.joining(", "));
                open.computeIfAbsent(task.getName() + ": " + groups, key -> new ArrayList<>()).add(Duration.between(task.getDueDate().toInstant(), now));
            }
        }
        List<Overdue> overdue = late.overdue(mine, now);
        assertThat(overdue).extracting(one -> one.step() + ": " + one.team()).containsExactlyInAnyOrderElementsOf(open.keySet()).isNotEmpty();
        assertThat(overdue).allSatisfy(one -> {
            List<Duration> found = open.get(one.step() + ": " + one.team());
            assertThat(one.tasks()).isEqualTo(found.size());
            assertThat(one.hours().doubleValue()).isCloseTo(found.stream().mapToDouble(LateTasksTest::hours).max().orElseThrow(), Offset.offset(0.06));
        });

        Map<String, List<HistoricTaskInstance>> done = references.stream().flatMap(one -> history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(one).finished().list().stream()).filter(task -> task.getDueDate() != null
                        && task.getDeleteReason().equals("completed")).collect(Collectors.groupingBy(HistoricTaskInstance::getName));
        List<Completed> completed = late.completedLate(mine, from, now.plusSeconds(1));
        assertThat(completed).extracting(Completed::step).contains("Respond to customer");
        assertThat(done.keySet()).containsAll(completed.stream().map(Completed::step).toList());
        done.forEach((step, all) -> {
            List<Double> over = all.stream().map(task -> Duration.between(task.getDueDate().toInstant(), task.getEndTime().toInstant()))
                    .filter(one -> !one.isNegative() && !one.isZero()).map(LateTasksTest::hours).sorted().toList();
            assertThat(completed.stream().filter(one -> one.step().equals(step)).toList()).hasSize(over.isEmpty() ? 0 : 1).allSatisfy(one -> {
                assertThat(one.tasks()).isEqualTo(all.size());
                assertThat(one.late()).isEqualTo(over.size());
                int middle = over.size() / 2;
                assertThat(one.hoursLate().doubleValue()).isCloseTo(over.size() % 2 == 1 ? over.get(middle) : (over.get(middle - 1) + over.get(middle)) / 2,
                        Offset.offset(0.06));
            });
        });
        assertThat(late.completedLate(mine, now.plusSeconds(1), now.plusSeconds(2))).as("the period").isEmpty();
        assertThat(late.overdue(new LateTasks.Of("warehouse", product), now)).as("the team of the case").isEmpty();
        assertThat(late.overdue(new LateTasks.Of(null, null), now).stream().mapToLong(Overdue::tasks).sum())
                .isEqualTo(tasks.createTaskQuery().dueBefore(Date.from(now)).count());
    }

    private String filed() {
        String unique = UUID.randomUUID().toString();
        String reference = complaints.file(new CustomerMatter(new ContactDetails("Customer " + unique, unique + "@example.com", null, "en"), product, unique,
                UNCLEAR, null, Channel.web, Sender.customer, null)).reference();
        ended(reference);
        return reference;
    }

    private static double hours(Duration time) {
        return time.toMillis() / 3_600_000.0;
    }
}
