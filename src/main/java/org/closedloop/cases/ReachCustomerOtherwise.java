package org.closedloop.cases;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.customer.Customers;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.TaskInput;
import org.closedloop.notification.Notifications;
import org.springframework.stereotype.Component;

/** Takes over how a customer was reached whose address had refused our message. */
@Component
class ReachCustomerOtherwise implements TaskListener {

    private enum Way { phone, letter, visit, correctedAddress }

    private final Cases cases;
    private final Customers customers;
    private final Notifications notifications;

    ReachCustomerOtherwise(Cases cases, Customers customers, Notifications notifications) {
        this.cases = cases;
        this.customers = customers;
        this.notifications = notifications;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "reachedBy", "email", "note");
        String reference = CaseVariables.CASE_REFERENCE.from(task);
        Way way = input.code("reachedBy", Way.class);
        if (way == Way.correctedAddress) {
            String email = input.text("email");
            customers.correctEmail(cases.get(reference).customerId(), email);
            notifications.sendAgain(reference, email);
        }
        cases.write(reference, "reachedOtherwise", input.optionalText("note").orElse(way.name()), input.by(), false);
    }
}
