package org.closedloop.complaint;

import java.time.Instant;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Filing;
import org.closedloop.cases.MatterLoop;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.engine.Failpoint;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where complaints are filed. */
@Service
@Transactional
public class Complaints implements MatterLoop {

    private static final String TYPE = "complaint";

    private final Customers customers;
    private final Cases cases;
    private final Promises promises;
    private final ComplaintProcess process;

    Complaints(Customers customers, Cases cases, Promises promises, ComplaintProcess process) {
        this.customers = customers;
        this.cases = cases;
        this.promises = promises;
        this.process = process;
    }

    /** Enters the complaint, starts its 24 hours and its loop, all in one transaction. */
    public ServiceCase file(CustomerMatter filing) {
        Customer customer = customers.register(filing.customer());
        ServiceCase filed = cases.file(new Filing(TYPE, customer, filing));
        customers.visitAt(filed.id(), customer.id(), filing.address());
        begin(filed, customer);
        Failpoint.hit("complaintEntered");
        return filed;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Promise takeOver(ServiceCase file) {
        return begin(file, customers.get(file.customerId()));
    }

    private Promise begin(ServiceCase file, Customer customer) {
        Promise response = promises.start(file.reference(), file.round(), PromiseKind.firstResponse, Teams.CUSTOMER_SERVICE, file.filedAt());
        process.start(file, customer.tier());
        return response;
    }

    /** When the customer will have an answer at the latest. */
    @Transactional(readOnly = true)
    public Instant responseDueAt(String reference) {
        return cases.promises(cases.get(reference)).stream().filter(p -> p.kind() == PromiseKind.firstResponse).findFirst().orElseThrow().dueAt();
    }
}
