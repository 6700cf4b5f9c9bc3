package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes over whether the customer's question is answered; the words are on the case already. */
@Component
class TakeOverVerdict implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        boolean answered = Boolean.TRUE.equals(InquiryProcess.SENT_VERDICT.orNull(execution));
        execution.removeVariable(InquiryProcess.SENT_VERDICT.name());
        InquiryProcess.ANSWER_ACCEPTED.set(execution, answered);
    }
}
