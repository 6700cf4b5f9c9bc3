package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes work order, round and case. */
@Component
class CloseVisit implements JavaDelegate {

    private final MaintenanceVisits visits;

    CloseVisit(MaintenanceVisits visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.close(MaintenanceProcess.CASE_REFERENCE.from(execution), MaintenanceProcess.ROUND.from(execution),
                MaintenanceProcess.order(execution), MaintenanceProcess.OUTCOME.orNull(execution), MaintenanceProcess.SCORE.orNull(execution));
    }
}
