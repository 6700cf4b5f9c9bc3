package org.closedloop.cases;

import org.closedloop.customer.ContactDetails;

/**
 * A complaint or a fault as it is filed.
 *
 * @param address where the product is and a visit would go; null when it was not told
 * @param danger  whether the customer says that somebody or something is in danger, or an operation stands still
 * @param takenBy the user who took it by phone, letter or visit; null when the customer filed it
 */
public record CustomerMatter(ContactDetails customer, String address, String productModel, String productSerial, String description,
        String remedySought, boolean danger, Channel channel, Sender sender, String takenBy) {

    /** Without an address, and no danger. */
    public CustomerMatter(ContactDetails customer, String productModel, String productSerial, String description, String remedySought,
            Channel channel, Sender sender, String takenBy) {
        this(customer, null, productModel, productSerial, description, remedySought, false, channel, sender, takenBy);
    }
}
