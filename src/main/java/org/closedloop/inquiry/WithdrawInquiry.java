package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.CaseEnding;
import org.springframework.stereotype.Component;

/** Ends the case because the customer withdrew it. */
@Component
class WithdrawInquiry implements JavaDelegate {

    private final CaseEnding ending;

    WithdrawInquiry(CaseEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ending.withdraw(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution));
    }
}
