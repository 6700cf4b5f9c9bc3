package org.closedloop.portal;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.cases.Cases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The case of a task, for panel and tab in Tasklist, by one request a task. Lies under the web applications' path and so shares their session. */
@RestController
@RequestMapping("/camunda/api/closedloop")
class TaskCaseController {

    private static final Logger AUDIT = LoggerFactory.getLogger("org.closedloop.audit");

    private final IdentityService identities;
    private final TaskAccess access;
    private final Cases cases;
    private final TaskCaseView view;

    TaskCaseController(IdentityService identities, TaskAccess access, Cases cases, TaskCaseView view) {
        this.identities = identities;
        this.access = access;
        this.cases = cases;
        this.view = view;
    }

    @GetMapping("/tasks/{taskId}/case")
    ResponseEntity<TaskCase> caseOf(@PathVariable String taskId) {
        Optional<Authentication> user = access.user();
        if (user.isEmpty()) {
            return answer(HttpStatus.UNAUTHORIZED);
        }
        return access.see(user.get(), taskId).map(this::shown).orElseGet(() -> answer(HttpStatus.NOT_FOUND));
    }

    private ResponseEntity<TaskCase> shown(TaskAccess.Seen seen) {
        AUDIT.info("case {} shown to {} with a task", seen.file().reference(), seen.user().getUserId());
        cases.logAccess(seen.file(), seen.user().getUserId(), "task");
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(EngineRights.ofTheProduct(identities, () -> view.of(seen.file(), seen.task())));
    }

    private static ResponseEntity<TaskCase> answer(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).build();
    }
}
