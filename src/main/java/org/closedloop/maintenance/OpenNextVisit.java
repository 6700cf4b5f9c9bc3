package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the next round: the customer was not satisfied with the visit. */
@Component
class OpenNextVisit implements JavaDelegate {

    private final MaintenanceVisits visits;

    OpenNextVisit(MaintenanceVisits visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int next = visits.openNext(MaintenanceProcess.CASE_REFERENCE.from(execution), MaintenanceProcess.ROUND.from(execution),
                MaintenanceProcess.order(execution), MaintenanceProcess.SCORE.orNull(execution));
        MaintenanceProcess.ROUND.set(execution, next);
        MaintenanceProcess.OUTCOME.set(execution, null);
        MaintenanceProcess.SCORE.set(execution, null);
    }
}
