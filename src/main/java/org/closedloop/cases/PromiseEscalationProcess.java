package org.closedloop.cases;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code promiseEscalation}: one instance watches one promise until it is settled. */
@Component
class PromiseEscalationProcess {

    static final String KEY = "promiseEscalation";
    static final String PROMISE_SETTLED = "promise.settled";
    static final ProcessVariable<String> PROMISE_ID = ProcessVariable.text("promiseId");

    private final RuntimeService runtime;

    PromiseEscalationProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Carries none of the variables of a case: the watch has no task to show them on, and each costs statements. */
    void start(ServiceCase file, Promise promise) {
        runtime.startProcessInstanceByKey(KEY, file.reference(), Map.of(PROMISE_ID.name(), promise.id().toString()));
    }

    /** Ends the watch; there is none any more when the last level was reached. */
    void settle(String reference, Promise promise) {
        runtime.createMessageCorrelation(PROMISE_SETTLED)
                .processInstanceBusinessKey(reference)
                .processInstanceVariableEquals(PROMISE_ID.name(), promise.id().toString())
                .correlateAllWithResult();
    }
}
