package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.ServiceCase;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Component;

/** Category, urgency and importance by the decision tables. */
@Component
class ClassifyFault implements JavaDelegate {

    private final RepairEnding ending;

    ClassifyFault(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ServiceCase classified = ending.classify(RepairProcess.CASE_REFERENCE.from(execution));
        RepairProcess.CATEGORY.set(execution, classified.category().name());
        RepairProcess.URGENCY.set(execution, classified.urgency().name());
        RepairProcess.PRIORITY.set(execution, classified.priority());
        RepairProcess.TEAM.set(execution, Teams.DISPATCH);
    }
}
