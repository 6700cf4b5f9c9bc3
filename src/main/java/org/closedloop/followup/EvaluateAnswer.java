package org.closedloop.followup;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.Outcome;
import org.springframework.stereotype.Component;

/** Says how the round ended: by the customer's answer and the rule of {@code surveyResult.dmn}, or not reached (G-05, G-06). */
@Component
class EvaluateAnswer implements JavaDelegate {

    private final Surveys surveys;

    EvaluateAnswer(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = FollowUpProcess.CASE_REFERENCE.from(execution);
        int round = FollowUpProcess.ROUND.from(execution);
        Optional<SurveyAnswer> answer = surveys.answerOf(reference, round);
        surveys.askedCustomer(reference, round);
        FollowUpProcess.OUTCOME.set(execution, outcome(answer, FollowUpProcess.FINDINGS_ONLY.orNull(execution)).name());
        FollowUpProcess.SCORE.set(execution, answer.map(SurveyAnswer::score).orElse(null));
    }

    private Outcome outcome(Optional<SurveyAnswer> answer, Boolean findingsOnly) {
        if (answer.isEmpty()) {
            return Outcome.notReached;
        }
        if (!surveys.satisfied(answer.get())) {
            return Outcome.dissatisfied;
        }
        return Boolean.TRUE.equals(findingsOnly) ? Outcome.findingsAccepted : Outcome.satisfied;
    }
}
