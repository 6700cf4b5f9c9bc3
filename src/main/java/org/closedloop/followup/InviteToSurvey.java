package org.closedloop.followup;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the survey link right after the result. */
@Component
class InviteToSurvey implements JavaDelegate {

    private final Surveys surveys;

    InviteToSurvey(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        surveys.invite(FollowUpProcess.CASE_REFERENCE.from(execution), FollowUpProcess.ROUND.from(execution));
    }
}
