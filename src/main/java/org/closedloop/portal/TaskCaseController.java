package org.closedloop.portal;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The case of a task, for the panel in Tasklist. Lies under the web applications' path and so shares their session; Camunda's
 * filter lets everybody through here, so each request is checked: only who may read the task may see its case.
 */
@RestController
@RequestMapping("/camunda/api/closedloop")
class TaskCaseController {

    private static final Logger AUDIT = LoggerFactory.getLogger("org.closedloop.audit");

    private final IdentityService identities;
    private final TaskService tasks;
    private final Cases cases;
    private final TaskCaseView view;

    TaskCaseController(IdentityService identities, TaskService tasks, Cases cases, TaskCaseView view) {
        this.identities = identities;
        this.tasks = tasks;
        this.cases = cases;
        this.view = view;
    }

    @GetMapping("/tasks/{taskId}/case")
    ResponseEntity<TaskCase> caseOf(@PathVariable String taskId) {
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return answer(HttpStatus.UNAUTHORIZED);
        }
        // the query runs with the user's authorizations: a task of another team is as unknown as one that does not exist
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        return Optional.ofNullable(task).flatMap(this::file).map(file -> shown(file, task, user.getUserId()))
                .orElseGet(() -> answer(HttpStatus.NOT_FOUND));
    }

    private Optional<ServiceCase> file(Task task) {
        return Optional.ofNullable((String) tasks.getVariable(task.getId(), CaseVariables.CASE_REFERENCE.name())).flatMap(cases::find);
    }

    private ResponseEntity<TaskCase> shown(ServiceCase file, Task task, String user) {
        AUDIT.info("case {} shown to {} with a task", file.reference(), user);
        cases.logAccess(file, user, "task");
        Instant dueAt = Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
        String step = String.valueOf(task.getTaskDefinitionKey());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(EngineRights.ofTheProduct(identities, () -> view.of(file, step, dueAt)));
    }

    private static ResponseEntity<TaskCase> answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).build();
    }
}
