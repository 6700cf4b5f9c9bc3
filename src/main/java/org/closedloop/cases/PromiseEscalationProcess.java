package org.closedloop.cases;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
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

    PromiseEscalationProcess(RuntimeService runtime) {
        this.runtime = runtime;
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
}
