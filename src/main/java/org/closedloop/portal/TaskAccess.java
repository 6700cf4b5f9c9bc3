package org.closedloop.portal;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.springframework.stereotype.Component;

/**
 * Who asks from within Tasklist, and for which case. Camunda's filter lets everybody through to our paths, so each request is checked: only
 * who may read the task may see its case and act on it.
 */
@Component
class TaskAccess {

    /** A task that its reader may see, with its case. */
    record Seen(Task task, ServiceCase file, Authentication user) {}

    private final IdentityService identities;
    private final TaskService tasks;
    private final Cases cases;

    TaskAccess(IdentityService identities, TaskService tasks, Cases cases) {
        this.identities = identities;
        this.tasks = tasks;
        this.cases = cases;
    }

    Optional<Authentication> user() {
        return Optional.ofNullable(identities.getCurrentAuthentication()).filter(user -> user.getUserId() != null);
    }

    /** The query runs with the user's authorizations: a task of another team is as unknown as one that does not exist. */
    Optional<Seen> see(Authentication user, String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .flatMap(task -> Optional.ofNullable((String) tasks.getVariable(task.getId(), CaseVariables.CASE_REFERENCE.name()))
                        .flatMap(cases::find).map(file -> new Seen(task, file, user)));
    }
}
