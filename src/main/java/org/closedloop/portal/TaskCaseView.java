package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Promise;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.maintenance.MaintenanceVisits;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.springframework.stereotype.Component;

/** Puts together what the panel in Tasklist shows of a case. */
@Component
class TaskCaseView {

    private static final Set<String> SENDING = Set.of("dispatchEngineer", "agreeVisit");
    private static final int MOST = 5;

    private final Cases cases;
    private final Customers customers;
    private final StaffDirectory staff;
    private final WorkOrders orders;
    private final MaintenanceVisits visits;
    private final Clock clock;

    TaskCaseView(Cases cases, Customers customers, StaffDirectory staff, WorkOrders orders, MaintenanceVisits visits, Clock clock) {
        this.cases = cases;
        this.customers = customers;
        this.staff = staff;
        this.orders = orders;
        this.visits = visits;
        this.clock = clock;
    }

    TaskCase of(ServiceCase file, String step, Instant dueAt) {
        Optional<WorkOrder> order = orders.find(file, file.round());
        Map<String, String> names = new HashMap<>();
        List<Round> rounds = cases.rounds(file);
        return new TaskCase(clock.instant(), dueAt, file.reference(), file.round(), file.category(), file.urgency(), file.importance(),
                file.aboutConduct(), name(file.owner(), names), file.channel(), file.filedAt(), contact(file),
                product(file), file.description(), file.remedySought(),
                new TaskCase.Judgement(file.nature(), file.complexity(), file.responsibility()), plan(rounds, file.round()),
                order.map(found -> WorkOrderJson.of(found, orders)).orElse(null),
                visits.origin(file).map(plan -> new TaskCase.Maintenance(plan.every(), plan.dueOn(), plan.earlier())).orElse(null),
                order.filter(found -> SENDING.contains(step)).map(orders::proposals).orElse(List.of()).stream().limit(MOST).toList(),
                cases.duplicates(file).stream().map(ServiceCase::reference).toList(),
                cases.specialTopics(file).stream().map(ServiceCase::reference).toList(),
                cases.attachments(file).stream().map(Attachment::name).map(TaskCase.File::new).toList(),
                cases.promises(file).stream().filter(promise -> promise.isOpen() || promise.round() == file.round()).map(TaskCaseView::obligation).toList(),
                cases.timeline(file).stream().map(entry -> entry(entry, names)).toList(),
                rounds.stream().filter(round -> round.number() < file.round()).map(TaskCaseView::earlier).toList());
    }

    private TaskCase.Contact contact(ServiceCase file) {
        Customer customer = customers.get(file.customerId());
        return new TaskCase.Contact(customer.name(), customer.email(), customer.phone(), customer.language(),
                customers.visitAddress(file.id()).orElse(null));
    }

    private static TaskCase.Product product(ServiceCase file) {
        return file.productModel() == null ? null : new TaskCase.Product(file.productModel(), file.productSerial());
    }

    private static TaskCase.Plan plan(List<Round> rounds, int current) {
        return rounds.stream().filter(round -> round.number() == current).filter(TaskCaseView::isPlanned)
                .map(round -> new TaskCase.Plan(round.solutionType(), round.solution(), round.promisedOn(), round.executingTeam(),
                        round.steps(), round.resources(), round.compensationAmount(), round.proposal()))
                .findFirst().orElse(null);
    }

    private static boolean isPlanned(Round round) {
        return Stream.of(round.solutionType(), round.solution(), round.proposal()).anyMatch(Objects::nonNull);
    }

    private static TaskCase.Obligation obligation(Promise promise) {
        return new TaskCase.Obligation(promise.kind(), promise.owner(), promise.round(), promise.dueAt(), promise.metAt(), promise.missedAt(),
                promise.droppedAt());
    }

    private TaskCase.Entry entry(TimelineEntry entry, Map<String, String> names) {
        return new TaskCase.Entry(entry.at(), entry.round(), entry.kind(), entry.text(), name(entry.by(), names));
    }

    private static TaskCase.EarlierRound earlier(Round round) {
        return new TaskCase.EarlierRound(round.number(), round.openedAt(), round.closedAt(), round.solutionType(), round.solution(),
                round.result(), round.rootCause(), round.outcome(), round.score());
    }

    private String name(String user, Map<String, String> names) {
        return user == null ? null : names.computeIfAbsent(user, id -> staff.find(id).map(StaffMember::name).orElse(id));
    }
}
