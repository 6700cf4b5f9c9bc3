package org.closedloop.cases;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Letters to the customer of a case, in the customer's language and in customer service's name. */
@Service
@Transactional
public class CustomerLetters {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Cases cases;
    private final Customers customers;
    private final Notifications notifications;
    private final WorkCalendar calendar;

    CustomerLetters(Cases cases, Customers customers, Notifications notifications, WorkCalendar calendar) {
        this.cases = cases;
        this.customers = customers;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    /** Whether a letter can reach the customer at all; else somebody calls. */
    @Transactional(readOnly = true)
    public boolean canReach(String reference) {
        return notifications.canWriteTo(recipient(customer(cases.get(reference))));
    }

    /** Sends a letter of this kind once in a round; to whom no letter can reach nothing is sent. */
    public void send(String reference, int round, String kind, Map<String, String> facts) {
        send(reference, round, kind, kind, facts);
    }

    /**
     * Sends a letter that may come several times in a round.
     *
     * @param purpose what tells this letter from others of its kind in the round
     */
    public void send(String reference, int round, String kind, String purpose, Map<String, String> facts) {
        send(reference, round, kind, purpose, facts, null);
    }

    /** The same with one of the case's files enclosed. */
    public void send(String reference, int round, String kind, String purpose, Map<String, String> facts, UUID attachment) {
        ServiceCase file = cases.get(reference);
        Recipient to = recipient(customer(file));
        if (!notifications.canWriteTo(to)) {
            return;
        }
        Map<String, String> all = new HashMap<>(facts);
        all.put("name", to.name());
        all.put("reference", reference);
        if (file.productModel() != null) {
            all.put("productModel", file.productModel());
        }
        all.values().removeIf(Objects::isNull);
        notifications.send(new Notice(kind, reference, round, purpose, to, all, attachment));
        cases.write(file, "letterSent", kind, Cases.SYSTEM, false);
    }

    /** A moment as the customer reads it, in the business zone. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(calendar.zone()));
    }

    private Customer customer(ServiceCase file) {
        return customers.get(file.customerId());
    }

    private static Recipient recipient(Customer customer) {
        return new Recipient(customer.name(), customer.email(), customer.phone(), customer.language());
    }
}
