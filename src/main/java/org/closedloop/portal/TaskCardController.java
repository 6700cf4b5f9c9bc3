package org.closedloop.portal;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.classification.Category;
import org.closedloop.engine.CaseVariables;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reference, round, category and due date for the cards of one page of tasks, in one request. Tasklist cannot show them itself: it would ask
 * for variables, which only those may read who may read whole processes.
 */
@RestController
@RequestMapping("/camunda/api/closedloop")
class TaskCardController {

    private static final int MOST = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final IdentityService identities;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Clock clock;

    TaskCardController(IdentityService identities, TaskService tasks, RuntimeService runtime, Clock clock) {
        this.identities = identities;
        this.tasks = tasks;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Unknown tasks, tasks that the user may not read and tasks without a case are left out alike. */
    @GetMapping("/cards")
    ResponseEntity<TaskCard.Deck> cards(@RequestParam(defaultValue = "") String taskIds) {
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).cacheControl(CacheControl.noStore()).build();
        }
        String[] asked = asked(taskIds);
        // this query runs with the user's authorizations
        List<Task> readable = asked.length == 0 ? List.of() : tasks.createTaskQuery().taskIdIn(asked).listPage(0, MOST);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new TaskCard.Deck(clock.instant(), readable.isEmpty() ? List.of() : cards(readable)));
    }

    private static String[] asked(String taskIds) {
        String[] ids = Arrays.stream(taskIds.split(",")).filter(id -> ID.matcher(id).matches()).distinct().toArray(String[]::new);
        InputCheck check = new InputCheck();
        if (ids.length > MOST) {
            check.refuse("taskIds", "tooMany", String.valueOf(MOST));
        }
        check.done();
        return ids;
    }

    private List<TaskCard> cards(List<Task> readable) {
        Map<String, Map<String, Object>> facts = facts(readable);
        return readable.stream().map(task -> card(task, facts.getOrDefault(scope(task), Map.of()))).filter(Objects::nonNull).toList();
    }

    private static TaskCard card(Task task, Map<String, Object> facts) {
        return facts.get(CaseVariables.CASE_REFERENCE.name()) instanceof String reference
                ? new TaskCard(task.getId(), reference, facts.get(CaseVariables.ROUND.name()) instanceof Integer round ? round : null,
                        category(facts.get(CaseVariables.CATEGORY.name())), task.getDueDate() == null ? null : task.getDueDate().toInstant())
                : null;
    }

    private static Category category(Object code) {
        return Stream.of(Category.values()).filter(category -> category.name().equals(code)).findFirst().orElse(null);
    }

    /** The user has just read these tasks, so their three facts are read without asking for rights to the whole process. */
    private Map<String, Map<String, Object>> facts(List<Task> readable) {
        Map<String, Map<String, Object>> facts = new HashMap<>();
        for (VariableInstance variable : EngineRights.ofTheProduct(identities, () -> runtime.createVariableInstanceQuery()
                .variableScopeIdIn(readable.stream().map(TaskCardController::scope).distinct().toArray(String[]::new))
                .variableNameIn(CaseVariables.CASE_REFERENCE.name(), CaseVariables.ROUND.name(), CaseVariables.CATEGORY.name()).list())) {
            facts.computeIfAbsent(variable.getProcessInstanceId() == null ? variable.getTaskId() : variable.getProcessInstanceId(),
                    scope -> new HashMap<>()).put(variable.getName(), variable.getValue());
        }
        return facts;
    }

    private static String scope(Task task) {
        return task.getProcessInstanceId() == null ? task.getId() : task.getProcessInstanceId();
    }
}
