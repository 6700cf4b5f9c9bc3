package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.closedloop.cases.Outcome;
import org.springframework.stereotype.Component;

/** Closes and files the case with the customer's answer, or visibly without one. */
@Component
class CloseComplaint implements JavaDelegate {

    private final CaseEnding ending;

    CloseComplaint(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.close(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution),
                Outcome.valueOf(ComplaintProcess.OUTCOME.from(execution)), ComplaintProcess.SCORE.orNull(execution));
    }
}
