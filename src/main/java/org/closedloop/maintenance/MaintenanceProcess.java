package org.closedloop.maintenance;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code periodicMaintenance}. */
@Component
class MaintenanceProcess implements CaseVariables {

    static final String VISIT_DUE = "maintenance.visitDue";
    static final ProcessVariable<String> VISIT_ID = ProcessVariable.text("visitId");
    static final ProcessVariable<String> URGENCY = ProcessVariable.text("urgency");
    static final ProcessVariable<String> ENGINEER = ProcessVariable.text("dispatchedEngineer");
    static final ProcessVariable<Boolean> NOBODY_AT_HOME = ProcessVariable.flag("nobodyAtHome");
    static final ProcessVariable<Boolean> PROBLEM_LEFT = ProcessVariable.flag("problemLeft");
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    static final ProcessVariable<Integer> SCORE = ProcessVariable.number("score");
    static final ProcessVariable<Boolean> ANOTHER_VISIT = ProcessVariable.flag("anotherVisit");
    private static final ProcessVariable<String> WORK_ORDER_ID = ProcessVariable.text("workOrderId");

    private final RuntimeService runtime;

    MaintenanceProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(UUID visit) {
        runtime.startProcessInstanceByMessage(VISIT_DUE, VISIT_ID.of(visit.toString()));
    }

    /** Gives the instance the name of its case. */
    static void named(DelegateExecution execution, ServiceCase visit, String tier) {
        execution.setProcessBusinessKey(visit.reference());
        CASE_REFERENCE.set(execution, visit.reference());
        ROUND.set(execution, visit.round());
        CATEGORY.set(execution, visit.category().name());
        URGENCY.set(execution, visit.urgency().name());
        PRIORITY.set(execution, visit.priority());
        TEAM.set(execution, visit.team());
        CUSTOMER_TIER.set(execution, tier);
    }

    static UUID order(VariableScope scope) {
        return UUID.fromString(WORK_ORDER_ID.from(scope));
    }
}
