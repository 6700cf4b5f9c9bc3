package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.ServiceCase;
import org.springframework.stereotype.Component;

/** Opens the next round with its own 12 hours. */
@Component
class OpenNextAnswer implements JavaDelegate {

    private final InquirySteps steps;

    OpenNextAnswer(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ServiceCase again = steps.openNextRound(InquiryProcess.CASE_REFERENCE.from(execution), InquiryProcess.ROUND.from(execution));
        InquiryProcess.ROUND.set(execution, again.round());
        InquiryProcess.TEAM.set(execution, again.team());
    }
}
