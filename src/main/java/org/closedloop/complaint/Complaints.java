package org.closedloop.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Filing;
import org.closedloop.cases.OpenTasks;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.engine.Failpoint;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers and those who speak for them do with a complaint: file it, add to it, withdraw it, ask where it is. */
@Service
@Transactional
public class Complaints {

    private final Customers customers;
    private final Cases cases;
    private final Promises promises;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final OpenTasks tasks;
    private final ComplaintProcess process;

    Complaints(Customers customers, Cases cases, Promises promises, StaffDirectory staff, Notifications notifications, OpenTasks tasks,
            ComplaintProcess process) {
        this.customers = customers;
        this.cases = cases;
        this.promises = promises;
        this.staff = staff;
        this.notifications = notifications;
        this.tasks = tasks;
        this.process = process;
    }

    /** Enters the complaint, starts its 24 hours and its loop, all in one transaction. */
    public ServiceCase file(CustomerMatter filing) {
        Customer customer = customers.register(filing.customer());
        ServiceCase filed = cases.file(new Filing("complaint", customer.id(), customer.tier(), filing.channel(), filing.sender(),
                filing.productModel(), filing.productSerial(), filing.description(), filing.remedySought(), filing.takenBy()));
        promises.start(filed.reference(), 1, PromiseKind.firstResponse, "customer-service", filed.filedAt());
        process.start(filed, customer.tier());
        Failpoint.hit("complaintEntered");
        return filed;
    }

    /** When the customer will have an answer at the latest. */
    @Transactional(readOnly = true)
    public Instant responseDueAt(String reference) {
        return cases.promises(cases.get(reference)).stream().filter(p -> p.kind() == PromiseKind.firstResponse).findFirst().orElseThrow().dueAt();
    }

    /** Keeps what the customer adds and shows it to whoever works on the case. */
    public void reply(String reference, String text, List<Attachment> files) {
        if (!cases.get(reference).isOpen()) {
            throw new CaseClosed(reference);
        }
        cases.write(reference, "customerReply", text, Cases.CUSTOMER, true);
        cases.attach(reference, files);
        process.customerReplied(reference);
    }

    /**
     * Ends the loop because the customer wishes so.
     *
     * @throws CaseClosed when it has ended already
     */
    public void withdraw(String reference, String reason) {
        process.withdraw(reference);
        cases.write(reference, "withdrawalAsked", reason, Cases.CUSTOMER, true);
    }

    /** The ids of the steps at which the case is now. */
    @Transactional(readOnly = true)
    public List<String> stepsOf(String reference) {
        return process.steps(reference);
    }

    /** Tells whoever works on the case, else its owner, that the customer wrote. */
    void forwardReply(String reference) {
        ServiceCase file = cases.get(reference);
        long replies = cases.timeline(file).stream().filter(entry -> entry.kind().equals("customerReply")).count();
        Stream<String> people = tasks.workers(reference).stream();
        Stream.concat(people, Stream.ofNullable(file.owner())).distinct().flatMap(id -> staff.find(id).stream()).filter(StaffMember::present)
                .forEach(member -> notifications.send(new Notice("customerReplied", reference, file.round(), "reply " + replies,
                        new Recipient(member.name(), member.email(), null, member.language()),
                        Map.of("round", String.valueOf(file.round()), "step", tasks.names(reference)))));
    }
}
