package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the superior's decision on what the team cannot solve. */
@Component
class DecideUnsolvable implements TaskListener {

    private final ComplaintSteps steps;

    DecideUnsolvable(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "proposalAccepted", "decision");
        boolean accepted = input.optionalFlag("proposalAccepted").orElse(true);
        steps.note(ComplaintProcess.CASE_REFERENCE.from(task), accepted ? "proposalAccepted" : "proposalRefused",
                input.optionalText("decision").orElse(null), input.by());
        ComplaintProcess.PROPOSAL_ACCEPTED.set(task, accepted);
    }
}
