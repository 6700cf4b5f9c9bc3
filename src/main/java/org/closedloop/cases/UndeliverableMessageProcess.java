package org.closedloop.cases;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code undeliverableMessage}. */
@Component
class UndeliverableMessageProcess implements CaseVariables {

    static final String KEY = "undeliverableMessage";
    private static final String FIRST_CONTACT = "customer-service";

    private final RuntimeService runtime;

    UndeliverableMessageProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    boolean isRunning(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(KEY).processInstanceBusinessKey(reference).count() > 0;
    }

    void start(ServiceCase file, int round, String tier) {
        runtime.startProcessInstanceByKey(KEY, file.reference(), Map.of(
                CASE_REFERENCE.name(), file.reference(), ROUND.name(), round, PRIORITY.name(), file.priority(),
                TEAM.name(), file.team() == null ? FIRST_CONTACT : file.team(),
                CATEGORY.name(), file.category() == null ? "other" : file.category().name(), CUSTOMER_TIER.name(), tier));
    }
}
