package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseFiles;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.Duplicates;
import org.closedloop.cases.Promise;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.maintenance.MaintenanceVisits;
import org.closedloop.parts.CaseParts;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.closedloop.staff.StaffDirectory;
import org.springframework.stereotype.Component;

/** Puts together what panel and tab in Tasklist show of a case. */
@Component
class TaskCaseView {

    private static final Set<String> SENDING = Set.of("dispatchEngineer", "agreeVisit");
    private static final int MOST = 5;

    private final Cases cases;
    private final Duplicates duplicates;
    private final CaseFiles files;
    private final Customers customers;
    private final CustomerLetters letters;
    private final StaffDirectory staff;
    private final WorkOrders orders;
    private final MaintenanceVisits visits;
    private final CaseParts parts;
    private final Inquiries inquiries;
    private final TaskMoves moves;
    private final TaskService tasks;
    private final Clock clock;

    TaskCaseView(Cases cases, Duplicates duplicates, CaseFiles files, Customers customers, CustomerLetters letters,
            StaffDirectory staff, WorkOrders orders, MaintenanceVisits visits, CaseParts parts, Inquiries inquiries, TaskMoves moves,
            TaskService tasks, Clock clock) {
        this.cases = cases;
        this.duplicates = duplicates;
        this.files = files;
        this.customers = customers;
        this.letters = letters;
        this.staff = staff;
        this.orders = orders;
        this.visits = visits;
        this.parts = parts;
        this.inquiries = inquiries;
        this.moves = moves;
        this.tasks = tasks;
        this.clock = clock;
    }

    TaskCase of(ServiceCase file, Task task) {
        Instant dueAt = Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
        Optional<WorkOrder> order = orders.find(file, file.round());
        List<Round> rounds = cases.rounds(file);
        List<TimelineEntry> timeline = cases.timeline(file);
        List<ServiceCase> merged = duplicates.mergedHere(file);
        Map<ServiceCase, List<TimelineEntry>> told = new LinkedHashMap<>();
        merged.forEach(one -> told.put(one, cases.timeline(one)));
        Map<String, String> names = names(file, Stream.concat(timeline.stream(), told.values().stream().flatMap(List::stream)));
        return new TaskCase(clock.instant(), dueAt, file.reference(), file.round(), file.category(), file.urgency(), file.importance(),
                file.aboutConduct(), file.owner() == null ? null : names.getOrDefault(file.owner(), file.owner()), file.channel(), file.filedAt(), contact(file),
                product(file), inquiries.kindOf(file).orElse(null), file.description(), file.remedySought(), file.danger(),
                new TaskCase.Judgement(file.nature(), file.complexity(), file.responsibility()), plan(rounds, file.round()),
                order.map(found -> WorkOrderJson.of(found, orders)).orElse(null),
                visits.origin(file).map(plan -> new TaskCase.Maintenance(plan.every(), plan.dueOn(), plan.earlier())).orElse(null),
                order.filter(found -> SENDING.contains(String.valueOf(task.getTaskDefinitionKey()))).map(orders::proposals).orElse(List.of()).stream()
                        .limit(MOST).toList(),
                cases.duplicates(file).stream().map(ServiceCase::reference).toList(),
                cases.specialTopics(file).stream().map(ServiceCase::reference).toList(), attachments(file),
                cases.promises(file).stream().filter(promise -> promise.isOpen() || promise.round() == file.round()).map(TaskCaseView::obligation).toList(),
                timeline.stream().map(entry -> entry(entry, names)).toList(),
                rounds.stream().filter(round -> round.number() < file.round()).map(TaskCaseView::earlier).toList(),
                task.getAssignee(), colleagues(task), letters.canReach(file.reference()), parts.of(file.reference()),
                told.entrySet().stream().map(one -> merged(one.getKey(), one.getValue(), names)).toList());
    }

    private Map<String, String> names(ServiceCase file, Stream<TimelineEntry> entries) {
        return staff.names(Stream.concat(Stream.ofNullable(file.owner()), entries.map(TimelineEntry::by)).collect(Collectors.toSet()));
    }

    private List<TaskCase.File> attachments(ServiceCase file) {
        return files.of(file).stream().map(one -> new TaskCase.File(file.reference(), one.id(), one.name(), one.kind().equals(Attachment.CUSTOMER))).toList();
    }

    private TaskCase.Merged merged(ServiceCase file, List<TimelineEntry> timeline, Map<String, String> names) {
        return new TaskCase.Merged(file.reference(), file.filedAt(), file.statement(), timeline.stream().map(entry -> entry(entry, names)).toList(),
                attachments(file));
    }

    /** Everybody of the task's teams who is here, without whoever has it. */
    private List<TaskCase.Colleague> colleagues(Task task) {
        Set<String> teams = tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
        return moves.candidates(teams).entrySet().stream().filter(one -> !one.getKey().userId().equals(task.getAssignee()))
                .map(one -> new TaskCase.Colleague(one.getKey().userId(), one.getKey().name(), one.getValue())).toList();
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

    private static TaskCase.Entry entry(TimelineEntry entry, Map<String, String> names) {
        return new TaskCase.Entry(entry.at(), entry.round(), entry.kind(), entry.text(), names.getOrDefault(entry.by(), entry.by()), entry.forCustomer());
    }

    private static TaskCase.EarlierRound earlier(Round round) {
        return new TaskCase.EarlierRound(round.number(), round.openedAt(), round.closedAt(), round.solutionType(), round.solution(),
                round.result(), round.rootCause(), round.outcome(), round.score());
    }
}
