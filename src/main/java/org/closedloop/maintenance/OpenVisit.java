package org.closedloop.maintenance;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.ServiceCase;
import org.springframework.stereotype.Component;

/** Enters the case of the visit, which from now on is the name of this process. */
@Component
class OpenVisit implements JavaDelegate {

    private final MaintenanceVisits visits;

    OpenVisit(MaintenanceVisits visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ServiceCase visit = visits.enter(UUID.fromString(MaintenanceProcess.VISIT_ID.from(execution)));
        MaintenanceProcess.named(execution, visit, visits.tier(visit));
    }
}
