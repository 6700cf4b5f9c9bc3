package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.ServiceCase;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Component;

/** Category and urgency by the decision tables. */
@Component
class ClassifyInquiry implements JavaDelegate {

    private final InquirySteps steps;

    ClassifyInquiry(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ServiceCase classified = steps.classify(InquiryProcess.CASE_REFERENCE.from(execution));
        InquiryProcess.CATEGORY.set(execution, classified.category().name());
        InquiryProcess.URGENCY.set(execution, classified.urgency().name());
        InquiryProcess.PRIORITY.set(execution, classified.priority());
        InquiryProcess.TEAM.set(execution, Teams.CUSTOMER_SERVICE);
    }
}
