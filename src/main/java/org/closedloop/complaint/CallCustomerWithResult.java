package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over that a customer who cannot be written to was called with the result. */
@Component
class CallCustomerWithResult implements TaskListener {

    private final ComplaintSteps steps;

    CallCustomerWithResult(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "informed", "note");
        steps.calledWithResult(ComplaintProcess.CASE_REFERENCE.from(task), ComplaintProcess.ROUND.from(task), input.flag("informed"),
                input.optionalText("note").orElse(null), input.by());
    }
}
