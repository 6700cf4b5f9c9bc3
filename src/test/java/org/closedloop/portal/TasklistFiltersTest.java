package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.closedloop.Covers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a clerk finds in the shipped work lists, with the engine's authorizations on. */
class TasklistFiltersTest extends SecuredApplication {

    @Autowired
    TasklistFilters tasklistFilters;
    @Autowired
    FilterService filters;
    @Autowired
    TaskService tasks;
    @Autowired
    BusinessDay businessDay;
    @Autowired
    Clock clock;

    private Task late;
    private Task soon;
    private Task mine;
    private Task othersTeam;

    @BeforeEach
    void work() {
        Instant now = clock.instant();
        late = task("late", 40, now.minusSeconds(60), "customer-service");
        soon = task("soon", 70, Instant.ofEpochMilli((now.toEpochMilli() + businessDay.end().getTime()) / 2), "customer-service");
        mine = task("mine", 20, businessDay.end().toInstant().plusSeconds(60), "customer-service");
        tasks.setAssignee(mine.getId(), CLERK);
        othersTeam = task("others", 95, now.minusSeconds(60), "warehouse");
    }

    private Task task(String name, int priority, Instant due, String team) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setPriority(priority);
        task.setDueDate(Date.from(due));
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), team);
        return task;
    }

    @AfterEach
    void clear() {
        List.of(late, soon, mine, othersTeam).forEach(task -> tasks.deleteTask(task.getId(), true));
    }

    @Test
    @Covers({"R-053", "R-066"})
    void clerksFindTheirWorkInOrderOfUrgency() {
        assertThat(found("My tasks")).containsExactly("mine");
        assertThat(found("My team")).containsExactly("soon", "late");
        assertThat(found("Overdue")).containsExactly("late");
        assertThat(found("Due today")).containsExactly("soon");
        assertThat(found("Urgent")).containsExactly("soon");
    }

    @Test
    void aSecondStartMakesNoSecondSet() {
        tasklistFilters.ensure();
        assertThat(filters.createTaskFilterQuery().orderByFilterName().asc().list()).extracting(Filter::getName)
                .containsExactlyInAnyOrder("My tasks", "My team", "Overdue", "Due today", "Urgent");
    }

    @Test
    void whoeverIsNotStaffSeesNoList() {
        assertThat(as(OUTSIDER, List.of(), () -> filters.createTaskFilterQuery().count())).isZero();
        assertThat(as(CLERK, List.of("customer-service"), () -> filters.createTaskFilterQuery().count())).isEqualTo(5);
    }

    private List<String> found(String filter) {
        String id = filters.createTaskFilterQuery().filterName(filter).singleResult().getId();
        return as(CLERK, List.of("customer-service"), () -> filters.<Task, TaskQuery>listPage(id, tasks.createTaskQuery(), 0, 50).stream().map(Task::getName).toList());
    }

    private <T> T as(String user, List<String> groups, Supplier<T> work) {
        identities.setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
