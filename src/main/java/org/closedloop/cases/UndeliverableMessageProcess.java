package org.closedloop.cases;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.CaseVariables;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code undeliverableMessage}. */
@Component
class UndeliverableMessageProcess implements CaseVariables {

    static final String KEY = "undeliverableMessage";
    static final String SENT_AGAIN = "undeliverableMessage.sentAgain";
    private static final String FIRST_CONTACT = "customer-service";

    private final RuntimeService runtime;

    UndeliverableMessageProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    boolean isRunning(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(KEY).processInstanceBusinessKey(reference).count() > 0;
    }

    /** The message is on its way once more, so nobody need reach the customer otherwise. */
    void sentAgain(String reference) {
        runtime.createMessageCorrelation(SENT_AGAIN).processInstanceBusinessKey(reference).correlateAllWithResult();
    }

    void start(ServiceCase file, int round, String tier) {
        runtime.startProcessInstanceByKey(KEY, file.reference(), Map.of(
                CASE_REFERENCE.name(), file.reference(), ROUND.name(), round, PRIORITY.name(), file.priority(),
                TEAM.name(), file.team() == null ? FIRST_CONTACT : file.team(),
                CATEGORY.name(), file.category() == null ? "other" : file.category().name(), CUSTOMER_TIER.name(), tier));
    }
}
