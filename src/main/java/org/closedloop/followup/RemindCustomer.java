package org.closedloop.followup;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the customer of the survey, once. */
@Component
class RemindCustomer implements JavaDelegate {

    private final Surveys surveys;

    RemindCustomer(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        surveys.remind(FollowUpProcess.CASE_REFERENCE.from(execution), FollowUpProcess.ROUND.from(execution));
    }
}
