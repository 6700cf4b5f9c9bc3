package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the answer; the customer may say that it is none, unless it was the last. */
@Component
class SendAnswer implements JavaDelegate {

    private final InquirySteps steps;

    SendAnswer(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean last = steps.sendAnswer(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution));
        InquiryProcess.LAST_ANSWER.set(execution, last);
        InquiryProcess.ANSWER_ACCEPTED.set(execution, false);
    }
}
