package org.closedloop.inquiry;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.CustomerReplied;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.staff.Teams;
import org.springframework.context.event.EventListener;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers and those who speak for them do with an inquiry: ask, suggest, say whether the answer was one. */
@Service
@Transactional
public class Inquiries {

    /** The type of such cases in the register. */
    public static final String TYPE = "inquiry";

    private final Customers customers;
    private final Cases cases;
    private final Promises promises;
    private final InquiryRepository inquiries;
    private final JdbcAggregateTemplate rows;
    private final InquiryProcess process;
    private final ObjectionLimit limit;

    Inquiries(Customers customers, Cases cases, Promises promises, InquiryRepository inquiries, JdbcAggregateTemplate rows,
            InquiryProcess process, ObjectionLimit limit) {
        this.customers = customers;
        this.cases = cases;
        this.promises = promises;
        this.inquiries = inquiries;
        this.rows = rows;
        this.process = process;
        this.limit = limit;
    }

    /** Enters an inquiry, promises an answer within 12 hours and starts its loop, all in one transaction. */
    public ServiceCase file(InquiryKind kind, CustomerMatter matter) {
        Customer customer = customers.register(matter.customer());
        ServiceCase filed = cases.file(new Filing(TYPE, customer, matter));
        rows.insert(Inquiry.filed(filed.id(), kind, filed.filedAt()));
        customers.visitAt(filed.id(), customer.id(), matter.address());
        promises.start(filed.reference(), 1, PromiseKind.serviceReply, Teams.CUSTOMER_SERVICE, filed.filedAt());
        process.start(filed, customer.tier());
        return filed;
    }

    /** By when the customer has an answer at the latest. */
    @Transactional(readOnly = true)
    public Instant replyDueAt(String reference) {
        return cases.promises(cases.get(reference)).stream().filter(promise -> promise.kind() == PromiseKind.serviceReply)
                .max(Comparator.comparing(Promise::round)).orElseThrow().dueAt();
    }

    /** With what the case began; empty for one that never was an inquiry. */
    @Transactional(readOnly = true)
    public Optional<InquiryKind> kindOf(ServiceCase file) {
        return inquiries.findByCaseId(file.id()).map(Inquiry::kind);
    }

    /** Until when the customer may say that the answer was one, or none; empty while nobody waits for that. */
    @Transactional(readOnly = true)
    public Optional<Instant> verdictUntil(ServiceCase file) {
        if (!file.isOpen() || !file.type().equals(TYPE) || !process.awaitsVerdict(file.reference())) {
            return Optional.empty();
        }
        return Optional.ofNullable(cases.round(file.reference(), file.round()).resultToldAt()).map(told -> limit.after(file, told));
    }

    /**
     * The customer says whether the question is answered.
     *
     * @param text what is still open; null when nothing was written
     * @throws CaseClosed when nobody waits for that any more
     */
    public void judge(String reference, boolean answered, String text) {
        cases.write(reference, answered ? "answerAccepted" : "answerRefused", text, Cases.CUSTOMER, true);
        if (!process.judge(reference, answered)) {
            throw new CaseClosed(reference);
        }
    }

    /** Who adds something to the answer, rather than judging it, asks again: nobody else would read it before the case is closed. */
    @EventListener
    void replied(CustomerReplied reply) {
        if (process.awaitsVerdict(reply.reference())) {
            process.judge(reply.reference(), false);
        }
    }
}
