package org.closedloop.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code promiseEscalation}: one instance watches one promise until it is settled. */
@Component
class PromiseEscalationProcess implements CaseVariables {

    static final String KEY = "promiseEscalation";
    static final String PROMISE_SETTLED = "promise.settled";
    static final ProcessVariable<String> PROMISE_ID = ProcessVariable.text("promiseId");

    private final RuntimeService runtime;
    private final TaskService tasks;

    PromiseEscalationProcess(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    void start(ServiceCase file, Promise promise, String tier) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(PROMISE_ID.name(), promise.id().toString());
        variables.put(CASE_REFERENCE.name(), file.reference());
        variables.put(ROUND.name(), promise.round());
        variables.put(PRIORITY.name(), file.priority());
        variables.put(CUSTOMER_TIER.name(), tier);
        variables.put(TEAM.name(), file.team());
        variables.put(CATEGORY.name(), file.category() == null ? null : file.category().name());
        runtime.startProcessInstanceByKey(KEY, file.reference(), variables);
    }

    /** Ends the watch; there is none any more when the last level was reached. */
    void settle(String reference, Promise promise) {
        runtime.createMessageCorrelation(PROMISE_SETTLED)
                .processInstanceBusinessKey(reference)
                .processInstanceVariableEquals(PROMISE_ID.name(), promise.id().toString())
                .correlateAllWithResult();
    }

    /** Who claimed the open tasks of a case. */
    List<String> workers(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskAssigned().list().stream().map(Task::getAssignee).distinct()
                .toList();
    }
}
