package org.closedloop.portal;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work lists that staff find in Tasklist. A list that exists is left as it is, so that an administrator may change it;
 * a missing one is made again. Every staff group may read every filter; what a list shows is still only what the reader may see.
 */
@Component
class TasklistFilters {

    /** Lowest priority of the band "high". */
    private static final int URGENT = 60;
    private static final long LOCK = 7_024_001L;

    private record WorkList(String name, int position, String colour, TaskQuery tasks) {
    }

    private final TaskService tasks;
    private final FilterService filters;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    TasklistFilters(TaskService tasks, FilterService filters, JdbcTemplate database, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.filters = filters;
        this.database = database;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ensure() {
        transaction.executeWithoutResult(status -> {
            // nodes that start together take turns, or each would make its own set
            database.query("select pg_advisory_xact_lock(?)", row -> { }, LOCK);
            workLists().stream().filter(this::missing).forEach(this::create);
        });
    }

    private List<WorkList> workLists() {
        return List.of(
                new WorkList("My tasks", 10, "#0a6b5d",
                        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").orderByDueDate().asc().orderByTaskPriority().desc()),
                new WorkList("My team", 20, "#1f5f9e",
                        tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned()
                                .orderByTaskPriority().desc().orderByDueDate().asc()),
                new WorkList("Overdue", 30, "#b5152b",
                        tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc().orderByTaskPriority().desc()),
                new WorkList("Due today", 40, "#8a5300",
                        tasks.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${businessDay.end()}")
                                .orderByDueDate().asc().orderByTaskPriority().desc()),
                new WorkList("Urgent", 50, "#6d3b9e",
                        tasks.createTaskQuery().taskMinPriority(URGENT).orderByTaskPriority().desc().orderByDueDate().asc()));
    }

    private boolean missing(WorkList list) {
        return filters.createTaskFilterQuery().filterName(list.name()).count() == 0;
    }

    private void create(WorkList list) {
        Filter filter = filters.newTaskFilter(list.name());
        filter.setQuery(list.tasks());
        // no variables: Tasklist would ask for them with rights that clerks do not have; the cards get theirs from TaskCardController
        filter.setProperties(Map.of("color", list.colour(), "priority", list.position(), "refresh", true, "showUndefinedVariable", false));
        filters.saveFilter(filter);
    }
}
