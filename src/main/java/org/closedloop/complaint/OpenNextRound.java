package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the round that did not satisfy the customer and opens the next one with its own clocks. */
@Component
class OpenNextRound implements JavaDelegate {

    private final ComplaintSteps steps;

    OpenNextRound(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int next = steps.openNextRound(ComplaintProcess.CASE_REFERENCE.from(execution), ComplaintProcess.ROUND.from(execution),
                ComplaintProcess.SCORE.orNull(execution), ComplaintProcess.TEAM.from(execution));
        ComplaintProcess.ROUND.set(execution, next);
        ComplaintProcess.REDIAGNOSIS_GROUP.set(execution, steps.rediagnosisGroup(next, ComplaintProcess.TEAM.from(execution)));
        ComplaintProcess.FINDINGS_ONLY.set(execution, false);
    }
}
