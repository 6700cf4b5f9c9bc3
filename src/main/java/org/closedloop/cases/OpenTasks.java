package org.closedloop.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open tasks of a case over all processes that work on it. */
@Component
public class OpenTasks {

    private final TaskService tasks;

    OpenTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** Who has claimed one of them. */
    public List<String> workers(String reference) {
        return of(reference).stream().map(Task::getAssignee).filter(assignee -> assignee != null).distinct().toList();
    }

    /** Their names in words; "-" when there is none. */
    public String names(String reference) {
        return of(reference).stream().map(Task::getName).distinct()
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), names -> names.isEmpty() ? "-" : names));
    }

    /** Gives them the case's new priority. */
    public void prioritise(String reference, int priority) {
        of(reference).forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    private List<Task> of(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list();
    }
}
