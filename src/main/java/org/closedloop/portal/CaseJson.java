package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Promise;
import org.closedloop.cases.ServiceCase;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.repair.WorkOrders;

/**
 * A case as staff programs read it; the names are the public contract.
 *
 * @param kind with what an inquiry began, whatever it turned out to be; null for other cases
 */
record CaseJson(String reference, String type, String kind, String state, int round, String category, String urgency, String importance, int priority,
        String team, String owner, boolean conductFlag, String channel, String sender, Customer customer, String visitAddress, Product product,
        String description, String remedySought, boolean danger, Instant filedAt, Instant closedAt, List<Round> rounds, List<WorkOrderJson> workOrders,
        List<Entry> timeline) {

    record Customer(String name, String email, String phone, String language, String tier) {

        static Customer of(org.closedloop.customer.Customer customer) {
            return new Customer(customer.name(), customer.email(), customer.phone(), customer.language(), customer.tier());
        }
    }

    record Product(String model, String serialNumber) {

        static Product of(String model, String serialNumber) {
            return model == null && serialNumber == null ? null : new Product(model, serialNumber);
        }
    }

    record Round(int number, Instant openedAt, Instant closedAt, String solutionType, String rootCause, String outcome, Integer score,
            List<Due> promises) {}

    record Due(String kind, String owner, Instant startedAt, Instant dueAt, Instant metAt, Instant missedAt, Instant droppedAt) {}

    record Entry(Instant at, String kind, String text, String by) {}

    static CaseJson of(ServiceCase file, InquiryKind kind, org.closedloop.customer.Customer customer, String address, Cases cases,
            WorkOrders orders) {
        List<Promise> promises = cases.promises(file);
        List<Round> rounds = cases.rounds(file).stream().map(round -> new Round(round.number(), round.openedAt(), round.closedAt(),
                name(round.solutionType()), name(round.rootCause()), name(round.outcome()), round.score(),
                promises.stream().filter(promise -> promise.round() == round.number()).map(CaseJson::due).toList())).toList();
        List<Entry> timeline = cases.timeline(file).stream()
                .map(entry -> new Entry(entry.at(), entry.kind(), entry.text(), entry.by())).toList();
        return new CaseJson(file.reference(), file.type(), name(kind), file.state().name(), file.round(), name(file.category()), name(file.urgency()),
                name(file.importance()), file.priority(), file.team(), file.owner(), file.aboutConduct(), file.channel().name(),
                file.sender().name(), Customer.of(customer), address, Product.of(file.productModel(), file.productSerial()), file.description(),
                file.remedySought(), file.danger(), file.filedAt(), file.closedAt(), rounds,
                orders.of(file).stream().map(order -> WorkOrderJson.of(order, orders)).toList(), timeline);
    }

    private static Due due(Promise promise) {
        return new Due(promise.kind().name(), promise.owner(), promise.startedAt(), promise.dueAt(), promise.metAt(), promise.missedAt(),
                promise.droppedAt());
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
