package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the approval of a compensation above the limit. */
@Component
class ApproveCompensation implements TaskListener {

    private final ComplaintSteps steps;

    ApproveCompensation(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "approved", "comment");
        boolean approved = input.optionalFlag("approved").orElse(true);
        steps.note(ComplaintProcess.CASE_REFERENCE.from(task), approved ? "compensationApproved" : "compensationRefused",
                input.optionalText("comment").orElse(null), input.by());
        ComplaintProcess.APPROVED.set(task, approved);
    }
}
