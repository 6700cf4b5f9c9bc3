package org.closedloop.followup;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the survey link right after the result, unless a sheet filled in at the visit is the answer already. */
@Component
class InviteToSurvey implements JavaDelegate {

    private final Surveys surveys;

    InviteToSurvey(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Integer score = FollowUpProcess.VISIT_SCORE.orNull(execution);
        // a sheet is filled in when the work is done and the fault is gone
        Optional<SurveyAnswer> sheet = Optional.ofNullable(score)
                .map(points -> new SurveyAnswer(true, points, FollowUpProcess.VISIT_ATTITUDE.orNull(execution), null, null));
        surveys.invite(FollowUpProcess.CASE_REFERENCE.from(execution), FollowUpProcess.ROUND.from(execution), sheet);
        FollowUpProcess.ANSWER_KEPT.set(execution, sheet.isPresent());
    }
}
