package org.closedloop.parts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.Promise;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Urgency;
import org.closedloop.engine.InvalidInput;
import org.closedloop.parts.PartRequest.State;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of {@code sparePartSupply}: from what an engineer needs to the part in the engineer's hands (F-06, F-26). */
@Service
@Transactional
class PartSupply {

    /** From the third date on the supervisors see the order too, for the customer has waited twice for nothing. */
    private static final int PATIENCE = 2;
    private static final String PURCHASING = "purchasing";

    private final PartRequests requests;
    private final PartOrders orders;
    private final Shipments shipments;
    private final Stock stock;
    private final Catalogue catalogue;
    private final Cases cases;
    private final CustomerLetters letters;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final Clock clock;

    PartSupply(PartRequests requests, PartOrders orders, Shipments shipments, Stock stock, Catalogue catalogue, Cases cases,
            CustomerLetters letters, Decisions decisions, WorkCalendar calendar, Clock clock) {
        this.requests = requests;
        this.orders = orders;
        this.shipments = shipments;
        this.stock = stock;
        this.catalogue = catalogue;
        this.cases = cases;
        this.letters = letters;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What a part is needed for. */
    record Need(String instanceId, UUID workOrderId, String caseReference, String partNumber, int quantity, String engineer) {}

    /** Records what is needed, by when and by whom, once for a run of the process. */
    UUID request(Need need) {
        Part part = catalogue.findOrEnter(need.partNumber());
        PartRequest request = requests.add(need.instanceId(), new PartRequest(UUID.randomUUID(), need.workOrderId(), need.caseReference(),
                part.number(), part.name(), part.specification(), part.material(), need.quantity(), neededBy(need.caseReference()),
                need.engineer(), clock.instant(), State.requested, null));
        cases.write(need.caseReference(), "partRequested", need.quantity() + " × " + part.number() + " " + part.name(), need.engineer(),
                false);
        return request.id();
    }

    /** By what the customer was promised first, else today. */
    private LocalDate neededBy(String reference) {
        LocalDate today = today();
        return cases.promises(cases.get(reference)).stream().filter(Promise::isOpen).map(promise -> day(promise.dueAt()))
                .filter(day -> !day.isBefore(today)).min(LocalDate::compareTo).orElse(today);
    }

    boolean reserve(UUID id) {
        PartRequest request = requests.get(id);
        boolean reserved = stock.reserve(request, Cases.SYSTEM);
        if (reserved && request.source() == null) {
            requests.source(id, PartSource.ownStock);
        }
        return reserved;
    }

    /** Own stock has none: the manufacturer when a contract covers the part, else purchase (C-22, R-194, R-213). */
    PartSource proposeSource(UUID id) {
        PartRequest request = requests.get(id);
        PartSource source = catalogue.require(request.partNumber(), "partNeeded").underContract() ? PartSource.manufacturerContract
                : PartSource.purchase;
        requests.source(id, source);
        requests.state(id, State.missing);
        cases.write(request.caseReference(), source == PartSource.purchase ? "partToPurchase" : "partFromContract", request.partNumber(),
                Cases.SYSTEM, false);
        return source;
    }

    String buyers(UUID id) {
        return orders.count(id) < PATIENCE ? PURCHASING : PURCHASING + ",service-supervisors";
    }

    /** Keeps what purchasing ordered, or the new date that it was told; what was promised before no longer counts. */
    LocalDate order(UUID id, Optional<LocalDate> expectedOn, String supplier, String orderNumber, String by) {
        PartRequest request = requests.get(id);
        LocalDate date = expectedOn.orElseGet(() -> usualArrival(request.caseReference()));
        if (date.isBefore(today())) {
            throw new InvalidInput("expectedOn", "must not be in the past");
        }
        if (date.isAfter(today().plusYears(1))) {
            throw new InvalidInput("expectedOn", "must be within a year");
        }
        Part part = catalogue.require(request.partNumber(), "partNeeded");
        String from = supplier == null && request.source() == PartSource.manufacturerContract ? part.manufacturer() : supplier;
        orders.replace(id, clock.instant());
        orders.add(new PartOrder(UUID.randomUUID(), id, orders.count(id) + 1, request.source(), from, orderNumber, request.quantity(),
                date, by,
                clock.instant(), null, null));
        requests.state(id, State.ordered);
        cases.write(request.caseReference(), "partOrdered", request.partNumber() + ": " + date, by, false);
        return date;
    }

    private LocalDate usualArrival(String reference) {
        Urgency urgency = cases.get(reference).urgency();
        return day(calendar.due(clock.instant(), decisions.serviceLevel("partArrival", urgency == null ? Urgency.normal : urgency)));
    }

    void giveUp(UUID id, String by) {
        PartRequest request = requests.get(id);
        orders.replace(id, clock.instant());
        requests.state(id, State.unavailable);
        cases.write(request.caseReference(), "partUnavailable", request.partNumber(), by, false);
    }

    /** The customer learns when the part is expected, and again whenever that changes. */
    void tellExpectedDate(UUID id, int round) {
        PartRequest request = requests.get(id);
        orders.openOf(id).ifPresent(order -> letters.send(request.caseReference(), round, "partOrdered", id + "/" + order.number(),
                Map.of("part", request.name(), "expectedOn", order.expectedOn().toString())));
    }

    /** Goods have arrived: those of the order, if nobody has booked them yet, are booked now and kept for the request. */
    void arrived(UUID id) {
        PartRequest request = requests.get(id);
        if (stock.reserve(request, Cases.SYSTEM)) {
            return;
        }
        orders.openOf(id).ifPresent(order -> {
            book(request, order, new Receipt(request.partNumber(), null, order.quantity(), List.of(), order.supplier(), order.orderNumber(),
                    order.id().toString(), Cases.SYSTEM));
            stock.reserve(request, Cases.SYSTEM);
        });
    }

    /** Books the goods of an order once. */
    boolean book(PartRequest request, PartOrder order, Receipt goods) {
        stock.hold(request.partNumber());
        boolean booked = orders.received(order.id(), clock.instant()) && stock.receive(goods, request.reason());
        if (booked) {
            cases.write(request.caseReference(), "partArrived", request.partNumber(), goods.by(), false);
        }
        return booked;
    }

    /** Hands the part out; false when it is not where it should be. */
    boolean issue(UUID id, List<String> serials, boolean missing, Shipment to, String by) {
        PartRequest request = requests.get(id);
        if (missing || !stock.issue(request, serials, by)) {
            stock.release(request, by);
            return false;
        }
        shipments.add(request, to, by, clock.instant());
        cases.write(request.caseReference(), "partIssued", request.partNumber(), by, false);
        return true;
    }

    void confirm(UUID id, boolean received, String by) {
        PartRequest request = requests.get(id);
        shipments.confirm(request, received, by, clock.instant());
        requests.state(id, received ? State.received : State.requested);
        if (!received) {
            stock.lost(request, by);
        }
        cases.write(request.caseReference(), received ? "partReceived" : "partNotReceived", request.partNumber(), by, false);
    }

    /** A case that ends gives free what is kept for it; what an engineer has already is given back by the engineer. */
    void release(String caseReference) {
        requests.openOf(caseReference).forEach(request -> {
            stock.release(request, Cases.SYSTEM);
            if (request.state() != State.issued) {
                requests.state(request.id(), State.released);
                cases.write(caseReference, "partReleased", request.partNumber(), Cases.SYSTEM, false);
            }
        });
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, calendar.zone());
    }
}
