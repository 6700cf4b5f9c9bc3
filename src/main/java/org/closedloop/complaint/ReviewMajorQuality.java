package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the quality department's review of a major problem. */
@Component
class ReviewMajorQuality implements TaskListener {

    private final ComplaintSteps steps;

    ReviewMajorQuality(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "review", "measures");
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        steps.note(reference, "qualityReviewed", input.optionalText("review").orElse(null), input.by());
        input.optionalText("measures").ifPresent(measures -> steps.note(reference, "qualityMeasures", measures, input.by()));
    }
}
