package org.closedloop.cases;

import org.closedloop.customer.Customers;
import org.closedloop.notification.UndeliverableHandler;
import org.springframework.stereotype.Component;

/** Opens a task for customer service when a customer's address is refused: the customer must be reached another way. */
@Component
class UndeliverableMessages implements UndeliverableHandler {

    private final UndeliverableMessageProcess process;
    private final Cases cases;
    private final Customers customers;

    UndeliverableMessages(UndeliverableMessageProcess process, Cases cases, Customers customers) {
        this.process = process;
        this.cases = cases;
        this.customers = customers;
    }

    @Override
    public void undeliverable(Undeliverable message) {
        ServiceCase file = cases.get(message.caseReference());
        cases.write(file.reference(), "undeliverable", message.kind(), Cases.SYSTEM, false);
        if (!message.toStaff() && !process.isRunning(file.reference())) {
            process.start(file, message.round(), customers.get(file.customerId()).tier());
        }
    }
}
