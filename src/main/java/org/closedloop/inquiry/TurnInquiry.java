package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Hands the case over to the loop of what it turned out to be (C-01, C-08). */
@Component
class TurnInquiry implements JavaDelegate {

    private final InquirySteps steps;

    TurnInquiry(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.turnOver(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution));
    }
}
