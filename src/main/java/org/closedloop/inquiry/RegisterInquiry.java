package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Cases;
import org.springframework.stereotype.Component;

/** Completes the registration: the named follower and likely duplicates (R-024, C-12, G-19). */
@Component
class RegisterInquiry implements JavaDelegate {

    private final Cases cases;

    RegisterInquiry(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.takeIn(InquiryProcess.CASE_REFERENCE.from(execution));
    }
}
