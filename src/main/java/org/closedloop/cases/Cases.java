package org.closedloop.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of cases. Every change writes the timeline in the same transaction; a round that is closed refuses changes with
 * {@link CaseClosed}, an unknown reference is {@link UnknownCase}.
 */
@Service
@Transactional
public class Cases {

    public static final String SYSTEM = "system";
    public static final String CUSTOMER = "customer";
    /** A link from a repair to the maintenance visit at which the fault could not be removed. */
    public static final String SPECIAL_TOPIC = "specialTopic";
    static final String DUPLICATE = "duplicate";
    /** A link from a case that ended to the one in which it goes on. */
    static final String MERGED = "merged";
    private static final String FIRST_CONTACT = "customer-service";

    private final CaseRepository cases;
    private final RoundRepository rounds;
    private final TimelineRepository timeline;
    private final PromiseRepository promises;
    private final AttachmentRepository attachments;
    private final JdbcAggregateTemplate rows;
    private final TrackingTokens tokens;
    private final Customers customers;
    private final StaffDirectory staff;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Cases(CaseRepository cases, RoundRepository rounds, TimelineRepository timeline, PromiseRepository promises,
            AttachmentRepository attachments, JdbcAggregateTemplate rows, TrackingTokens tokens, Customers customers, StaffDirectory staff, WorkCalendar calendar, Clock clock,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.rounds = rounds;
        this.timeline = timeline;
        this.promises = promises;
        this.attachments = attachments;
        this.rows = rows;
        this.tokens = tokens;
        this.customers = customers;
        this.staff = staff;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /** Enters a matter with its first round. */
    public ServiceCase file(Filing filing) {
        Instant now = clock.instant();
        String reference = "CL-%02d-%06d".formatted(now.atZone(calendar.zone()).getYear() % 100, cases.nextNumber());
        int priority = Priority.of(Urgency.normal, Importance.normal, filing.tier(), 0).value();
        ServiceCase filed = rows.insert(new ServiceCase(UUID.randomUUID(), reference, filing.type(), CaseState.open, filing.channel(),
                filing.sender(), filing.customerId(), filing.productModel(), filing.productSerial(), filing.description(),
                filing.remedySought(), filing.danger(), null, null, null, false, null, null, null, null, priority, null, filing.takenBy(), 1, 0, null,
                TrackingTokens.hash(tokens.tokenOf(reference)), now, null));
        rows.insert(Round.open(filed.id(), 1, now));
        write(filed, 1, filing.isPlanned() ? "planned" : "filed", null, filing.by(), true);
        return filed;
    }

    /** Gives a new case its first-contact owner and its links to open cases like it. */
    public void takeIn(String reference) {
        nameOwner(reference);
        linkDuplicates(reference);
    }

    /** C-12: who took it, else the least loaded present member of customer service. */
    private void nameOwner(String reference) {
        ServiceCase filed = get(reference);
        if (filed.owner() == null) {
            leastLoaded(staff.present(FIRST_CONTACT).stream().map(StaffMember::userId).toList()).ifPresent(owner -> cases.own(filed.id(), owner));
        }
    }

    private Optional<String> leastLoaded(List<String> candidates) {
        List<String> busiestFirst = candidates.isEmpty() ? List.of() : cases.byLoad(candidates);
        return candidates.stream().min(Comparator.comparing(c -> busiestFirst.contains(c) ? -busiestFirst.indexOf(c) : -candidates.size()));
    }

    /** Open cases of the same customer about the same product in similar words (G-19). */
    private void linkDuplicates(String reference) {
        ServiceCase filed = get(reference);
        cases.openOf(customers.sameContact(filed.customerId()), filed.id()).stream()
                .filter(other -> other.filedAt().compareTo(filed.filedAt()) <= 0)
                .filter(other -> Objects.equals(other.productModel(), filed.productModel())
                        && Objects.equals(other.productSerial(), filed.productSerial()))
                .filter(other -> Similarity.alike(other.description(), filed.description()))
                .filter(other -> duplicates(filed).stream().noneMatch(known -> known.id().equals(other.id())))
                .forEach(other -> {
                    cases.link(filed.id(), other.id(), DUPLICATE);
                    write(filed, filed.round(), "duplicateLinked", other.reference(), SYSTEM, false);
                });
    }

    /** Links a case to the one that it comes from. */
    public void link(String reference, String origin, String kind) {
        cases.link(get(reference).id(), get(origin).id(), kind);
    }

    /** Notes the class of a case; the priority follows (R-063, C-10). */
    public ServiceCase classify(String reference, Classification found, String by) {
        ServiceCase open = get(reference);
        Customer customer = customers.get(open.customerId());
        int priority = Priority.of(found.urgency(), found.importance(), customer.tier(), promises.missed(open.id())).value();
        cases.classify(open.id(), found.category(), found.urgency(), found.importance(), found.aboutConduct(), found.rule(), priority);
        write(open, open.round(), "classified", found.category() + ", " + found.urgency() + ", " + found.importance() + ": " + found.rule(), by,
                false);
        return get(reference);
    }

    public void describe(String reference, Complexity complexity, Nature nature) {
        cases.describe(get(reference).id(), complexity, nature);
    }

    /** The case turns out to be another kind of matter; number, clock and messages stay (C-08). */
    public ServiceCase turn(String reference, String type, String by) {
        ServiceCase open = get(reference);
        changed(open, cases.turn(open.id(), type));
        write(open, open.round(), "turned." + type, null, by, true);
        return get(reference);
    }

    /** Shows the team that will have it; nothing is handed over yet. */
    public void propose(String reference, String team) {
        cases.handOver(get(reference).id(), team);
    }

    public void handOver(String reference, String team) {
        ServiceCase open = get(reference);
        cases.handOver(open.id(), team);
        write(open, open.round(), "handedOver", team, SYSTEM, false);
    }

    /** Keeps what the customer was answered. */
    public void respond(String reference, int round, String response, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.respond(open.id(), round, response));
        write(open, round, "response", response, by, true);
    }

    public void verify(String reference, int round, Verification found, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.verify(open.id(), round, found.substantiated(), found.findings(), found.rootCause()));
        if (found.responsibility() != null) {
            cases.responsible(open.id(), found.responsibility());
        }
        write(open, round, found.substantiated() ? "substantiated" : "notSubstantiated", found.findings(), by, false);
    }

    /** Keeps what an engineer found; the round is then one that a repair solves. */
    public void diagnose(String reference, int round, String findings, RootCause cause, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.diagnose(open.id(), round, findings, cause));
        write(open, round, "diagnosed", findings, by, false);
    }

    public void explain(String reference, int round, String explanation, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.explain(open.id(), round, explanation));
        write(open, round, "findings", explanation, by, true);
    }

    /** Keeps a plan; what the customer agreed to is told them by the step that follows. */
    public void plan(String reference, int round, Solution plan, boolean agreed, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.plan(open.id(), round, plan.type(), plan.solution(), plan.resources(), plan.steps(), plan.promisedOn(),
                plan.executingTeam(), plan.compensationAmount(), plan.proposal()));
        String kind = plan.proposal() != null ? "unsolvable" : agreed ? "solutionAgreed" : "solutionRefused";
        write(open, round, kind, plan.proposal() != null ? plan.proposal() : plan.solution(), by, false);
    }

    public void carryOut(String reference, int round, String result, String measures, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.carryOut(open.id(), round, result, measures));
        if (measures != null) {
            cases.improve(open.id(), measures);
        }
        write(open, round, "carriedOut", result, by, false);
    }

    /** Notes that the customer was told the result; the first time counts for the call-back window. */
    public Instant tell(String reference, int round) {
        ServiceCase open = get(reference);
        changed(open, rounds.tell(open.id(), round, clock.instant()));
        return round(reference, round).resultToldAt();
    }

    public void rediagnose(String reference, int round, String rediagnosis, RootCause cause, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.rediagnose(open.id(), round, rediagnosis, cause));
        write(open, round, "rediagnosed", rediagnosis, by, false);
    }

    /** Keeps why the management ends a matter that could not be solved, and where else the customer may turn. */
    public void giveUp(String reference, int round, String reason, String recourse, String by) {
        ServiceCase open = get(reference);
        changed(open, rounds.giveUp(open.id(), round, reason, recourse));
        write(open, round, "unresolved", reason, by, true);
    }

    public void spend(String reference, int minutes) {
        cases.spend(get(reference).id(), minutes);
    }

    public void prioritise(String reference, int priority) {
        cases.prioritise(get(reference).id(), priority);
    }

    /** Ends a round for good with the customer's answer; null where none was asked for. */
    public void closeRound(String reference, int round, Outcome outcome, Integer score) {
        ServiceCase open = get(reference);
        changed(open, rounds.close(open.id(), round, outcome, score, clock.instant()));
        if (outcome != null) {
            write(open, round, outcome.name(), score == null ? null : score.toString(), SYSTEM, true);
        }
        events.publishEvent(new RoundEnded(reference, round, outcome, score));
    }

    /** Opens the next round at once: the customer is not satisfied and the matter is diagnosed again. */
    public int openRound(String reference) {
        ServiceCase open = get(reference);
        int next = open.round() + 1;
        changed(open, cases.nextRound(open.id(), next));
        rows.insert(Round.open(open.id(), next, clock.instant()));
        write(open, next, "roundOpened", null, SYSTEM, true);
        return next;
    }

    public void close(String reference, CaseState how) {
        ServiceCase open = get(reference);
        changed(open, cases.close(open.id(), how, clock.instant()));
        write(open, open.round(), how == CaseState.withdrawn ? "caseWithdrawn" : "caseClosed", null, SYSTEM, true);
    }

    /** Writes a line of the timeline: who, when, and what the customer was told. */
    public void write(String reference, String kind, String text, String by, boolean forCustomer) {
        write(get(reference), kind, text, by, forCustomer);
    }

    /** The same for who has read the case already. */
    void write(ServiceCase file, String kind, String text, String by, boolean forCustomer) {
        write(file, file.round(), kind, text, by, forCustomer);
    }

    public void attach(String reference, List<Attachment> files) {
        ServiceCase file = get(reference);
        files.forEach(f -> rows.insert(new Attachment(UUID.randomUUID(), file.id(), f.kind(), f.name(), f.mediaType(), f.content(),
                clock.instant())));
    }

    /** Keeps a document of ours with the case, once under its id. */
    public void keep(String reference, UUID id, String kind, String name, String mediaType, byte[] content) {
        if (attachments.findById(id).isEmpty()) {
            rows.insert(new Attachment(id, get(reference).id(), kind, name, mediaType, content, clock.instant()));
        }
    }

    @Transactional(readOnly = true)
    public ServiceCase get(String reference) {
        return cases.findByReference(reference).orElseThrow(UnknownCase::new);
    }

    @Transactional(readOnly = true)
    public Optional<ServiceCase> find(String reference) {
        return cases.findByReference(reference);
    }

    @Transactional(readOnly = true)
    public Optional<ServiceCase> findByTrackingToken(String token) {
        return cases.findByTrackingHash(TrackingTokens.hash(token));
    }

    public String trackingToken(String reference) {
        return tokens.tokenOf(reference);
    }

    @Transactional(readOnly = true)
    public Round round(String reference, int number) {
        return rounds.findByCaseIdAndNumber(get(reference).id(), number).orElseThrow(UnknownCase::new);
    }

    @Transactional(readOnly = true)
    public List<Round> rounds(ServiceCase file) {
        return rounds.findByCaseIdOrderByNumber(file.id());
    }

    @Transactional(readOnly = true)
    public List<Promise> promises(ServiceCase file) {
        return promises.inOrder(file.id());
    }

    @Transactional(readOnly = true)
    public List<TimelineEntry> timeline(ServiceCase file) {
        return timeline.findByCaseIdOrderById(file.id());
    }

    @Transactional(readOnly = true)
    public List<ServiceCase> duplicates(ServiceCase file) {
        return cases.linked(file.id(), DUPLICATE);
    }

    /** The repair of what a visit could not remove, or the visit that a repair comes from. */
    @Transactional(readOnly = true)
    public List<ServiceCase> specialTopics(ServiceCase file) {
        return cases.linked(file.id(), SPECIAL_TOPIC);
    }

    @Transactional(readOnly = true)
    public List<Attachment> attachments(ServiceCase file) {
        return attachments.findByCaseIdOrderByAt(file.id());
    }

    /** Notes that a user looked at a customer's data. */
    public void logAccess(ServiceCase file, String user, String what) {
        cases.logAccess(file.id(), clock.instant(), user, what);
    }

    private void write(ServiceCase file, int round, String kind, String text, String by, boolean forCustomer) {
        rows.insert(new TimelineEntry(null, file.id(), clock.instant(), round, kind, text, by, forCustomer));
    }

    private static void changed(ServiceCase file, boolean done) {
        if (!done) {
            throw new CaseClosed(file.reference());
        }
    }
}
