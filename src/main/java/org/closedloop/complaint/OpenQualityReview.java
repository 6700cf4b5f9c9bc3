package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Feeds a major quality problem back to the quality department, beside the loop. */
@Component
class OpenQualityReview implements JavaDelegate {

    private final ComplaintProcess process;

    OpenQualityReview(ComplaintProcess process) {
        this.process = process;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!process.qualityReviewStarted(ComplaintProcess.CASE_REFERENCE.from(execution))) {
            process.startQualityReview(execution);
        }
    }
}
