package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case as answered, or as satisfied when the customer said so. */
@Component
class CloseInquiry implements JavaDelegate {

    private final InquirySteps steps;

    CloseInquiry(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.close(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution),
                InquiryProcess.ANSWER_ACCEPTED.from(execution));
    }
}
