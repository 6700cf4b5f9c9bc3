package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.repair.Visits;
import org.springframework.stereotype.Component;

/** Files what could not be removed as a fault of its own, by the words of the memorandum (R-181, R-264, G-11). */
@Component
class OpenSpecialTopic implements JavaDelegate {

    private final Visits visits;

    OpenSpecialTopic(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.openSpecialTopic(MaintenanceProcess.CASE_REFERENCE.from(execution), MaintenanceProcess.order(execution));
    }
}
