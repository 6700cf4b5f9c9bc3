package org.closedloop.maintenance;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.closedloop.repair.Visits;
import org.springframework.stereotype.Component;

/** Takes over the time that was agreed with the customer, and who comes: unless somebody else is named, who was proposed. */
@Component
class AgreeVisit implements TaskListener {

    private final MaintenanceVisits visits;

    AgreeVisit(MaintenanceVisits visits) {
        this.visits = visits;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "appointmentAt", "engineer", "visitAddress");
        Visits.Agreement agreed = new Visits.Agreement(input.moment("appointmentAt"), input.text("engineer"));
        visits.agree(MaintenanceProcess.CASE_REFERENCE.from(task), MaintenanceProcess.ROUND.from(task), MaintenanceProcess.order(task), agreed,
                input.optionalText("visitAddress").orElse(null), input.by());
        MaintenanceProcess.ENGINEER.set(task, agreed.engineer());
    }
}
