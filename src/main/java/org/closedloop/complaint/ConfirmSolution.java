package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Confirms the agreed solution to the customer; the promised date becomes a clock. */
@Component
class ConfirmSolution implements JavaDelegate {

    private final ComplaintSteps steps;

    ConfirmSolution(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.confirmSolution(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution),
                ComplaintProcess.EXECUTING_TEAM.from(execution));
    }
}
