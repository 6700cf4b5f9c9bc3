package org.closedloop.cases;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.customer.Customers;
import org.closedloop.engine.CaseVariables;
import org.closedloop.notification.UndeliverableHandler;
import org.springframework.stereotype.Component;

/** Opens a task for customer service when a customer's address is refused: the customer must be reached another way. */
@Component
class UndeliverableMessages implements UndeliverableHandler, CaseVariables {

    static final String KEY = "undeliverableMessage";

    private final RuntimeService runtime;
    private final Cases cases;
    private final Customers customers;

    UndeliverableMessages(RuntimeService runtime, Cases cases, Customers customers) {
        this.runtime = runtime;
        this.cases = cases;
        this.customers = customers;
    }

    @Override
    public void undeliverable(Undeliverable message) {
        ServiceCase file = cases.get(message.caseReference());
        cases.write(file.reference(), "undeliverable", message.kind(), Cases.SYSTEM, false);
        if (!message.toStaff() && noTaskYet(file.reference())) {
            runtime.startProcessInstanceByKey(KEY, file.reference(), Map.of(
                    CASE_REFERENCE.name(), file.reference(), ROUND.name(), message.round(), PRIORITY.name(), file.priority(),
                    TEAM.name(), file.team() == null ? "customer-service" : file.team(),
                    CATEGORY.name(), file.category() == null ? "other" : file.category().name(),
                    CUSTOMER_TIER.name(), customers.get(file.customerId()).tier()));
        }
    }

    private boolean noTaskYet(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(KEY).processInstanceBusinessKey(reference).count() == 0;
    }
}
