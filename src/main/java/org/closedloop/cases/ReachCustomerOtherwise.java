package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.customer.Customers;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over how a customer was reached whose address had refused our message. */
@Component
class ReachCustomerOtherwise implements TaskListener {

    private enum Way { phone, letter, visit, correctedAddress }

    private final Cases cases;
    private final Customers customers;

    ReachCustomerOtherwise(Cases cases, Customers customers) {
        this.cases = cases;
        this.customers = customers;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "reachedBy", "email", "note");
        String reference = CaseVariables.CASE_REFERENCE.from(task);
        Way way = input.code("reachedBy", Way.class);
        if (way == Way.correctedAddress) {
            customers.correctEmail(cases.get(reference).customerId(), input.text("email"));
        }
        cases.write(reference, "reachedOtherwise", input.optionalText("note").orElse(way.name()), input.by(), false);
    }
}
