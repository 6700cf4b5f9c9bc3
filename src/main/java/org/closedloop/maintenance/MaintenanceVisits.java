package org.closedloop.maintenance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.CaseEnding;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.engine.InvalidInput;
import org.closedloop.repair.Visits;
import org.closedloop.staff.Teams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The visits that plans bring: one case for a plan and a day, however often and by however many nodes it is looked for. */
@Service
@Transactional
public class MaintenanceVisits {

    private static final Classification PLANNED = new Classification(Category.other, Urgency.normal, Importance.normal, false, true,
            "planned maintenance");

    private final MaintenancePlans plans;
    private final MaintenanceProcess process;
    private final MaintenanceSettings settings;
    private final Visits visits;
    private final Cases cases;
    private final CaseEnding ending;
    private final Promises promises;
    private final CustomerLetters letters;
    private final Customers customers;
    private final OwnedProducts products;
    private final JdbcClient jdbc;
    private final Clock clock;

    MaintenanceVisits(MaintenancePlans plans, MaintenanceProcess process, MaintenanceSettings settings, Visits visits, Cases cases,
            CaseEnding ending, Promises promises, CustomerLetters letters, Customers customers, OwnedProducts products, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.process = process;
        this.settings = settings;
        this.visits = visits;
        this.cases = cases;
        this.ending = ending;
        this.promises = promises;
        this.letters = letters;
        this.customers = customers;
        this.products = products;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which plan and day a case comes from.
     *
     * @param earlier the case of the visit before; null when this is the first
     */
    public record Origin(UUID planId, String every, LocalDate dueOn, String earlier) {}

    @Transactional(readOnly = true)
    public Optional<Origin> origin(ServiceCase file) {
        return jdbc.sql("""
                select p.id as plan_id, p.every, v.due_on,
                       (select s.reference from maintenance_visit e join service_case s on s.id = e.case_id
                         where e.plan_id = p.id and e.due_on < v.due_on order by e.due_on desc limit 1) as earlier
                  from maintenance_visit v join maintenance_plan p on p.id = v.plan_id where v.case_id = :case""")
                .param("case", file.id()).query(Origin.class).optional();
    }

    /** Opens the visits of all plans whose day comes soon. */
    void openDue() {
        plans.due(plans.today().plusDays(settings.ahead().toDays())).forEach(this::open);
    }

    /**
     * Opens the next visit of a plan before its time.
     *
     * @throws InvalidInput when the one before is not over
     */
    public void openNow(UUID plan) {
        if (plans.isUnderWay(plan)) {
            throw new InvalidInput("plan", "the visit before is not over yet");
        }
        open(plans.get(plan));
    }

    /** Whoever is second for the same plan and day waits for the first and then finds nothing left to do. */
    private void open(MaintenancePlan plan) {
        UUID visit = UUID.randomUUID();
        int opened = jdbc.sql("""
                insert into maintenance_visit (id, plan_id, due_on, opened_at) values (:id, :plan, :day, :at)
                on conflict (plan_id, due_on) do nothing""")
                .param("id", visit).param("plan", plan.id()).param("day", plan.nextDueOn()).param("at", Timestamp.from(clock.instant())).update();
        plans.advance(plan);
        if (opened == 1) {
            process.start(visit);
        }
    }

    private record Opened(UUID planId, LocalDate dueOn) {}

    /** Enters the case of a visit and tells the customer that it is due and by when a time is agreed. */
    ServiceCase enter(UUID visit) {
        Opened opened = jdbc.sql("select plan_id, due_on from maintenance_visit where id = :id").param("id", visit).query(Opened.class).single();
        MaintenancePlan plan = plans.get(opened.planId());
        OwnedProduct product = products.get(plan.productId());
        Customer customer = customers.get(product.customerId());
        String reference = cases.file(new Filing("maintenance", customer.id(), customer.tier(), Channel.visit, Sender.customer, product.model(),
                product.serial(), plan.items(), null, false, null, Cases.SYSTEM)).reference();
        ServiceCase filed = cases.classify(reference, PLANNED, Cases.SYSTEM);
        jdbc.sql("update maintenance_visit set case_id = :case where id = :id").param("case", filed.id()).param("id", visit).update();
        goTo(filed, lastAddress(filed).orElse(null));
        cases.takeIn(reference);
        cases.handOver(reference, Teams.DISPATCH);
        letters.send(reference, 1, "maintenanceDue", Map.of("dueOn", opened.dueOn().toString(), "items", plan.items(),
                "agreeBy", letters.time(promise(reference, 1).dueAt())));
        return cases.get(reference);
    }

    /** Where somebody went last for this product. */
    private Optional<String> lastAddress(ServiceCase visit) {
        return jdbc.sql("""
                select a.address from visit_address a join service_case s on s.id = a.case_id
                 where s.customer_id = :customer and s.product_model = :model and s.product_serial = :serial order by s.filed_at desc limit 1""")
                .param("customer", visit.customerId()).param("model", visit.productModel()).param("serial", visit.productSerial())
                .query(String.class).optional();
    }

    private void goTo(ServiceCase visit, String address) {
        customers.visitAt(visit.id(), visit.customerId(), address);
    }

    String tier(ServiceCase visit) {
        return customers.get(visit.customerId()).tier();
    }

    private Promise promise(String reference, int round) {
        return promises.start(reference, round, PromiseKind.visitAgreement, Teams.DISPATCH, clock.instant());
    }

    /**
     * Who comes and when, as agreed with the customer.
     *
     * @param address where; null: as is known
     */
    void agree(String reference, int round, UUID order, Visits.Agreement agreed, String address, String by) {
        goTo(cases.get(reference), address);
        visits.agree(reference, round, order, agreed, by);
        promises.meet(reference, round, PromiseKind.visitAgreement);
    }

    /** The customer is not satisfied with the visit: another one is agreed in the next round. */
    int openNext(String reference, int round, UUID order, Integer score) {
        visits.settle(order);
        cases.closeRound(reference, round, Outcome.dissatisfied, score);
        int next = cases.openRound(reference);
        letters.send(reference, next, "roundOpened", Map.of("round", String.valueOf(next),
                "responseDueAt", letters.time(promise(reference, next).dueAt())));
        return next;
    }

    /** Ends the visit. Who signed the record accepted what it says; from whom there is no word, no word is kept. */
    void close(String reference, int round, UUID order, String answered, Integer score) {
        Outcome accepted = visits.isSigned(order) ? Outcome.findingsAccepted : null;
        visits.settle(order);
        ending.closeReported(reference, round, answered == null ? accepted : Outcome.valueOf(answered), score);
    }
}
