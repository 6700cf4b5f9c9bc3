package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.closedloop.cases.Outcome;
import org.closedloop.classification.Decisions;
import org.springframework.stereotype.Component;

/** Whether another visit follows: the customer is not satisfied, and the rounds are not used up, so that the loop ends (R-252, G-07). */
@Component
class DecideAnotherVisit implements ExecutionListener {

    private final Decisions decisions;

    DecideAnotherVisit(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        boolean dissatisfied = Outcome.dissatisfied.name().equals(MaintenanceProcess.OUTCOME.orNull(execution));
        MaintenanceProcess.ANOTHER_VISIT.set(execution,
                dissatisfied && !decisions.mayEndUnresolved(MaintenanceProcess.ROUND.from(execution)));
    }
}
