package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the first answer, which the customer gets as written. */
@Component
class RespondToCustomer implements TaskListener {

    private final ComplaintSteps steps;

    RespondToCustomer(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "response", "solvedAtOnce", "minutesSpent");
        boolean solvedAtOnce = input.optionalFlag("solvedAtOnce").orElse(false);
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        steps.respondToCustomer(reference, ComplaintProcess.ROUND.from(task), input.text("response"), solvedAtOnce, input.by());
        steps.spend(reference, input);
        ComplaintProcess.SOLVED_AT_ONCE.set(task, solvedAtOnce);
    }
}
