package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over why the complaint was not substantiated; the customer may still object (G-01). */
@Component
class ExplainFindings implements TaskListener {

    private final ComplaintSteps steps;

    ExplainFindings(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "explanation");
        steps.explainFindings(ComplaintProcess.CASE_REFERENCE.from(task), ComplaintProcess.ROUND.from(task), input.text("explanation"), input.by());
        ComplaintProcess.FINDINGS_ONLY.set(task, true);
    }
}
