package org.closedloop.cases;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code promiseEscalation}: one instance watches the promises of a case until it is over (ADR 24). */
@Component
class PromiseEscalationProcess {

    private static final String KEY = "promiseEscalation";
    private static final String NEXT_LEVEL = "nextLevelReached";
    private static final String PROMISE_SETTLED = "promise.settled";
    static final ProcessVariable<Boolean> LEVEL_TO_COME = ProcessVariable.flag("levelToCome");
    /** only in watches that began when each promise had one of its own */
    static final ProcessVariable<String> PROMISE_ID = ProcessVariable.text("promiseId");

    /** more watches than a case ever has; a list without a bound is refused where a user asks */
    private static final int MOST = 10;

    private final RuntimeService runtime;
    private final ManagementService management;

    PromiseEscalationProcess(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** Sees to it that somebody looks at the promises of the case at this time. Two watches tell nobody twice. */
    void watch(String reference, Instant level) {
        List<Execution> waiting = runtime.createExecutionQuery().processInstanceBusinessKey(reference).activityId(NEXT_LEVEL)
                .listPage(0, MOST);
        if (waiting.isEmpty()) {
            // carries no variables: it has no task to show them on, and each costs statements
            runtime.startProcessInstanceByKey(KEY, reference);
        }
        Date at = Date.from(level);
        waiting.stream().flatMap(watch -> management.createJobQuery().executionId(watch.getId()).listPage(0, MOST).stream())
                .filter(timer -> !at.equals(timer.getDuedate())).forEach(timer -> management.setJobDuedate(timer.getId(), at));
    }

    /** Ends the watch; there is none any more when everyone was told. */
    void end(String reference) {
        runtime.createMessageCorrelation(PROMISE_SETTLED).processInstanceBusinessKey(reference).correlateAll();
    }
}
