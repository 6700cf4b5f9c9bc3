package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands the complaint to the responsible team; its three working days for the verification begin (R-002, R-079, C-04). */
@Component
class HandOverComplaint implements JavaDelegate {

    private final ComplaintSteps steps;

    HandOverComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.handOverComplaint(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution),
                ComplaintProcess.TEAM.from(execution));
    }
}
