package org.closedloop.cases;

import java.util.UUID;
import org.closedloop.customer.Customer;

/**
 * What is entered when a matter is filed.
 *
 * @param danger  as in {@link CustomerMatter}
 * @param takenBy the user who took it by phone, letter or visit and so owns the case (C-12); null when the customer filed it
 * @param by      who begins it; {@link Cases#SYSTEM} for what was planned
 */
public record Filing(String type, UUID customerId, String tier, Channel channel, Sender sender, String productModel, String productSerial,
        String description, String remedySought, boolean danger, String takenBy, String by) {

    /** What a customer brought, or somebody took for a customer. */
    public Filing(String type, Customer customer, CustomerMatter matter) {
        this(type, customer.id(), customer.tier(), matter.channel(), matter.sender(), matter.productModel(), matter.productSerial(),
                matter.description(), matter.remedySought(), matter.danger(), matter.takenBy(),
                matter.takenBy() == null ? Cases.CUSTOMER : matter.takenBy());
    }

    boolean isPlanned() {
        return by.equals(Cases.SYSTEM);
    }
}
