package org.closedloop.followup;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over a call-back: reached with the answers, or not reached in this time slot. */
@Component
class CallCustomer implements TaskListener {

    private final Surveys surveys;

    CallCustomer(Surveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "reached", "timeSlot", "solved", "score", "attitude", "speed", "comment");
        boolean reached = input.flag("reached");
        String reference = FollowUpProcess.CASE_REFERENCE.from(task);
        int round = FollowUpProcess.ROUND.from(task);
        surveys.called(reference, round, input.code("timeSlot", TimeSlot.class).name(), reached ? Optional.of(answer(input)) : Optional.empty(),
                input.by());
        FollowUpProcess.CALL_AGAIN.set(task, !reached && surveys.attempts(reference, round) < Surveys.ATTEMPTS);
    }

    private static SurveyAnswer answer(TaskInput input) {
        int score = input.optionalWhole("score", 1, 5).orElseThrow(() -> new InvalidInput("score", "please fill in a number from 1 to 5"));
        return new SurveyAnswer(input.flag("solved"), score, input.optionalWhole("attitude", 1, 5).orElse(null),
                input.optionalWhole("speed", 1, 5).orElse(null), input.optionalText("comment").orElse(null));
    }
}
