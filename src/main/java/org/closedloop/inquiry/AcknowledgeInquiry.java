package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the inquiry has arrived and by when we answer. */
@Component
class AcknowledgeInquiry implements JavaDelegate {

    private final InquirySteps steps;

    AcknowledgeInquiry(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.acknowledge(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution));
    }
}
