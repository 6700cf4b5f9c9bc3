package org.closedloop.followup;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says whether there is an answer to evaluate: kept from the page, or carried by the message itself. */
@Component
class RecordAnswer implements JavaDelegate {

    private final Surveys surveys;

    RecordAnswer(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = FollowUpProcess.CASE_REFERENCE.from(execution);
        int round = FollowUpProcess.ROUND.from(execution);
        carried(execution).ifPresent(answer -> surveys.keep(reference, round, "message", answer));
        FollowUpProcess.ANSWER_KEPT.set(execution, surveys.answerOf(reference, round).isPresent());
    }

    private static Optional<SurveyAnswer> carried(DelegateExecution execution) {
        Boolean solved = FollowUpProcess.SOLVED.orNull(execution);
        Integer score = FollowUpProcess.SCORE.orNull(execution);
        // else they would fill in for fields that a later call leaves out
        execution.removeVariables(List.of(FollowUpProcess.SOLVED.name(), FollowUpProcess.SCORE.name()));
        return solved == null || score == null ? Optional.empty() : Optional.of(new SurveyAnswer(solved, score, null, null, null));
    }
}
