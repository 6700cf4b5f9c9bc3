package org.closedloop.complaint;

import org.closedloop.cases.Channel;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;

/**
 * A complaint as it is filed.
 *
 * @param takenBy the user who took it by phone, letter or visit; null when the customer filed it
 */
public record ComplaintFiling(ContactDetails customer, String productModel, String productSerial, String description, String remedySought,
        Channel channel, Sender sender, String takenBy) {}
