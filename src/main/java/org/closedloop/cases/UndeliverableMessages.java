package org.closedloop.cases;

import java.util.Optional;
import org.closedloop.customer.Customers;
import org.closedloop.notification.UndeliverableHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a task for customer service when a customer's address is refused: the customer must be reached another way. */
@Component
class UndeliverableMessages implements UndeliverableHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UndeliverableMessages.class);

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
        Optional<ServiceCase> found = cases.find(message.caseReference());
        if (found.isEmpty()) {
            // the report of a month, for example: its page shows it, and the watch
            LOG.warn("The letter {} of kind {} about {} could not be delivered", message.messageId(), message.kind(), message.caseReference());
            return;
        }
        ServiceCase file = found.get();
        cases.write(file.reference(), "undeliverable", message.kind(), Cases.SYSTEM, false);
        if (!message.toStaff() && !process.isRunning(file.reference())) {
            process.start(file, message.round(), customers.get(file.customerId()).tier());
        }
    }
}
