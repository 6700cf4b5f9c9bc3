package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the visits of all plans whose day comes soon. */
@Component
class OpenDueVisits implements JavaDelegate {

    private final MaintenanceVisits visits;

    OpenDueVisits(MaintenanceVisits visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.openDue();
    }
}
