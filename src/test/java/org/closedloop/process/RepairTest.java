package org.closedloop.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.repair.Repairs;
import org.closedloop.repair.WorkOrders;
import org.springframework.beans.factory.annotation.Autowired;

/** The vocabulary of the scenarios of {@code repairDispatch}. */
abstract class RepairTest extends ProcessTest {

    static final String DEAD = "My washing machine does not start any more, the display shows error E21.";

    @Autowired
    Repairs repairs;
    @Autowired
    WorkOrders orders;
    @Autowired
    OwnedProducts products;
    @Autowired
    Customers customers;

    /** A fault of a product in warranty. */
    String report() {
        return report(DEAD);
    }

    String report(String description) {
        return report(description, "SN-" + UUID.randomUUID(), LocalDate.parse("2027-12-31"));
    }

    String report(String description, String serial, LocalDate warrantyUntil) {
        ContactDetails contact = new ContactDetails("Owner of " + serial, serial + "@example.com", null, "en");
        if (warrantyUntil != null) {
            products.enter(new OwnedProduct(customers.register(contact).id(), "WM-200", serial, LocalDate.parse("2026-01-10"), warrantyUntil));
        }
        String reference = repairs.report(new CustomerMatter(contact, "WM-200", serial, description, null, Channel.web, Sender.customer, null))
                .reference();
        ended(reference);
        work(reference);
        return reference;
    }

    void dispatch(String reference, String engineer, String mode) {
        complete(reference, "dispatchEngineer", Map.of("engineer", engineer, "serviceMode", mode));
    }

    void accept(String reference, Instant at) {
        complete(reference, "confirmDispatch", Map.of("accepted", true, "appointmentAt", at.toString()));
    }

    /** Sends engineer Li, who comes within hours. */
    void visit(String reference, String mode) {
        dispatch(reference, "engineer-li", mode);
        accept(reference, now().plus(Duration.ofHours(5)));
    }

    static Map<String, Object> found(String cause, Object... more) {
        return with(Map.of("faultCause", cause, "findings", "The pump is blocked."), more);
    }

    int attempt(String reference) {
        return orders.of(caseOf(reference)).get(0).attempt();
    }
}
