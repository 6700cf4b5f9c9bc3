package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the department reports to customer service. */
@Component
class CarryOutSolution implements TaskListener {

    private final ComplaintSteps steps;

    CarryOutSolution(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "result", "measures", "minutesSpent");
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        steps.carryOutSolution(reference, ComplaintProcess.ROUND.from(task), input.text("result"), input.optionalText("measures").orElse(null),
                input.by());
        steps.spend(reference, input);
    }
}
