package org.closedloop.repair;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Filing;
import org.closedloop.cases.MatterLoop;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.engine.InvalidInput;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers and those who speak for them do with a repair: report a fault, move a visit, decide on a quotation, confirm. */
@Service
@Transactional
public class Repairs implements MatterLoop {

    private static final String TYPE = "repair";

    private final Customers customers;
    private final Cases cases;
    private final Promises promises;
    private final Appointments appointments;
    private final WorkOrders orders;
    private final QuotationRepository quotations;
    private final RepairProcess process;
    private final WorkCalendar calendar;
    private final Clock clock;

    Repairs(Customers customers, Cases cases, Promises promises, Appointments appointments, WorkOrders orders,
            QuotationRepository quotations, RepairProcess process, WorkCalendar calendar, Clock clock) {
        this.customers = customers;
        this.cases = cases;
        this.promises = promises;
        this.appointments = appointments;
        this.orders = orders;
        this.quotations = quotations;
        this.process = process;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Enters a fault report, promises to handle it within 24 hours and starts its loop, all in one transaction. */
    public ServiceCase report(CustomerMatter fault) {
        Customer customer = customers.register(fault.customer());
        return start(new Filing(TYPE, customer, fault), fault.address());
    }

    /** A fault that an engineer found on a visit for another case, which stays what it is. */
    ServiceCase reportFor(ServiceCase visit, String description, String engineer) {
        Customer customer = customers.get(visit.customerId());
        return start(new Filing(TYPE, customer.id(), customer.tier(), Channel.visit, Sender.customer, visit.productModel(),
                visit.productSerial(), description, null, false, engineer, engineer), customers.visitAddress(visit.id()).orElse(null));
    }

    private ServiceCase start(Filing fault, String address) {
        ServiceCase filed = cases.file(fault);
        customers.visitAt(filed.id(), fault.customerId(), address);
        begin(filed, fault.tier());
        return filed;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Promise takeOver(ServiceCase file) {
        return begin(file, customers.get(file.customerId()).tier());
    }

    private Promise begin(ServiceCase file, String tier) {
        Promise handling = promises.start(file.reference(), file.round(), PromiseKind.handling, Teams.DISPATCH, file.filedAt());
        process.start(file, tier);
        return handling;
    }

    /** By when the fault is repaired or the customer knows a date, at the latest. */
    @Transactional(readOnly = true)
    public Instant handlingDueAt(String reference) {
        return cases.promises(cases.get(reference)).stream().filter(p -> p.kind() == PromiseKind.handling).findFirst().orElseThrow().dueAt();
    }

    /**
     * Moves a confirmed appointment; customer and engineer know it then.
     *
     * @throws InvalidInput when there is none, or the time cannot be an appointment
     */
    public void moveAppointment(String reference, Instant to, String by) {
        appointments.move(reference, to, by);
    }

    /**
     * The customer says that the time suits.
     *
     * @throws InvalidInput when there is no appointment
     */
    public void confirmAppointment(String reference) {
        appointments.confirm(reference);
    }

    /** Whether the customer said that the time of this visit suits. */
    public boolean isConfirmed(ServiceCase file, DispatchRecord visit) {
        return appointments.isConfirmed(file, visit);
    }

    /**
     * The customer's decision on the quotation that waits for it (R-146, G-09).
     *
     * @throws CaseClosed when none waits any more
     */
    public void decide(String reference, boolean accepted, String by) {
        ServiceCase file = cases.get(reference);
        Quotation quotation = orders.find(file, file.round()).flatMap(orders::openQuotation)
                .filter(open -> !today().isAfter(open.validUntil())).orElseThrow(() -> new CaseClosed(reference));
        Quotation.Decision decision = accepted ? Quotation.Decision.accepted : Quotation.Decision.rejected;
        if (!quotations.decide(quotation.id(), decision, by, clock.instant()) || !process.quotationDecided(reference)) {
            throw new CaseClosed(reference);
        }
        cases.write(reference, accepted ? "quotationAccepted" : "quotationRejected", null, by, true);
    }

    /**
     * The customer says whether the fault is gone.
     *
     * @throws CaseClosed when nobody waits for that answer
     */
    public void confirm(String reference, boolean repaired) {
        if (!process.customerConfirmed(reference, repaired)) {
            throw new CaseClosed(reference);
        }
    }

    /** Whether the customer is asked for the confirmation now. */
    @Transactional(readOnly = true)
    public boolean awaitsConfirmation(ServiceCase file) {
        return file.isOpen() && process.awaitsConfirmation(file.reference()) && orders.find(file, file.round())
                .filter(order -> order.finishedAt() != null && order.outcome() == RepairOutcome.repaired && order.confirmedAt() == null
                        && order.closedAt() == null).isPresent();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
