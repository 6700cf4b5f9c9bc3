package org.closedloop.maintenance;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.closedloop.repair.Visits;
import org.springframework.stereotype.Component;

/** Takes over what was done and found at the visit, or that nobody was at home. */
@Component
class CarryOutVisit implements TaskListener {

    private final Visits visits;

    CarryOutVisit(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "customerAbsent", "itemsDone", "problemFound", "removed", "findings", "advice");
        String reference = MaintenanceProcess.CASE_REFERENCE.from(task);
        int round = MaintenanceProcess.ROUND.from(task);
        UUID order = MaintenanceProcess.order(task);
        boolean absent = input.optionalFlag("customerAbsent").orElse(false);
        MaintenanceProcess.NOBODY_AT_HOME.set(task, absent);
        if (absent) {
            visits.missed(reference, round, order, input.optionalText("findings").orElse(null), input.by());
        } else {
            MaintenanceProcess.PROBLEM_LEFT.set(task, visits.carryOut(reference, round, order, Findings.read(input), input.by()));
        }
    }
}
