package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Shows what the customer added to whoever works on the case. */
@Component
class ForwardReply implements JavaDelegate {

    private final CaseLoops loops;

    ForwardReply(CaseLoops loops) {
        this.loops = loops;
    }

    @Override
    public void execute(DelegateExecution execution) {
        loops.forwardReply(CaseVariables.CASE_REFERENCE.from(execution));
    }
}
