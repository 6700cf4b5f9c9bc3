package org.closedloop.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.Customers;
import org.closedloop.worktime.Limit;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of promises: who owes what until when, and whether it was kept. Timers in the models enforce them. */
@Service
@Transactional
public class Promises {

    private final PromiseRepository promises;
    private final CaseRepository cases;
    private final Customers customers;
    private final Cases register;
    private final JdbcAggregateTemplate rows;
    private final PromiseEscalationProcess escalation;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final Clock clock;

    Promises(PromiseRepository promises, CaseRepository cases, Customers customers, Cases register, JdbcAggregateTemplate rows,
            PromiseEscalationProcess escalation, Decisions decisions, WorkCalendar calendar, Clock clock) {
        this.promises = promises;
        this.cases = cases;
        this.customers = customers;
        this.register = register;
        this.rows = rows;
        this.escalation = escalation;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Starts a promise whose limit stands in {@code serviceLevel.dmn}; one that runs already goes on. */
    public Promise start(String reference, int round, PromiseKind kind, String owner, Instant from) {
        ServiceCase file = register.get(reference);
        Limit limit = decisions.serviceLevel(kind.name(), urgency(file));
        return start(file, round, kind, owner, from, calendar.due(from, limit), limit.toString());
    }

    /** Starts the promise of a date that the customer was told: kept when done before that day is over. */
    public Promise startDated(String reference, int round, String owner, LocalDate promisedOn) {
        Instant due = promisedOn.atTime(LocalTime.of(23, 59, 59)).atZone(calendar.zone()).toInstant();
        return start(register.get(reference), round, PromiseKind.promisedDate, owner, clock.instant(), due, null);
    }

    /** Starts the promise of a moment that the customer was told. */
    public Promise startAt(String reference, int round, PromiseKind kind, String owner, Instant due) {
        return start(register.get(reference), round, kind, owner, clock.instant(), due, null);
    }

    private Promise start(ServiceCase file, int round, PromiseKind kind, String owner, Instant from, Instant due, String limit) {
        return promises.findOpen(file.id(), round, kind).orElseGet(() -> {
            Promise promise = rows.insert(new Promise(UUID.randomUUID(), file.id(), round, kind, owner, limit, from, due, null, null, null,
                    null, null));
            escalation.start(file, promise);
            sayAssumedCalendar(file, promise);
            return promise;
        });
    }

    private void sayAssumedCalendar(ServiceCase file, Promise promise) {
        if (promise.timeLimit() != null && promise.timeLimit().contains("working")) {
            calendar.missingYears(promise.startedAt(), promise.dueAt()).forEach(year -> register.write(file.reference(), "calendarAssumed",
                    "No working calendar for " + year + ": Saturdays and Sundays are assumed to be off", Cases.SYSTEM, false));
        }
    }

    /** Names the team that owes an open promise from now on. */
    public void own(String reference, int round, PromiseKind kind, String owner) {
        open(reference, round, kind).ifPresent(promise -> promises.own(promise.id(), owner));
    }

    /** A kept promise, late or not; one that is not open stays as it is. */
    public void meet(String reference, int round, PromiseKind kind) {
        settle(reference, round, kind, promise -> promises.meet(promise.id(), clock.instant()));
    }

    /** A promise that is no longer needed. */
    public void drop(String reference, int round, PromiseKind kind) {
        settle(reference, round, kind, promise -> promises.drop(promise.id(), clock.instant()));
    }

    private void settle(String reference, int round, PromiseKind kind, Predicate<Promise> change) {
        open(reference, round, kind).filter(change).ifPresent(promise -> escalation.settle(reference, promise));
    }

    /** Drops whatever is still promised: the case is over. */
    public void dropAll(String reference) {
        promises.findAllOpen(register.get(reference).id()).forEach(promise -> drop(reference, promise.round(), promise.kind()));
    }

    @Transactional(readOnly = true)
    public Optional<Promise> open(String reference, int round, PromiseKind kind) {
        return promises.findOpen(reference, round, kind);
    }

    @Transactional(readOnly = true)
    public Promise get(UUID id) {
        return promises.findById(id).orElseThrow(() -> new IllegalArgumentException("no promise " + id));
    }

    /** When a share of the promised time is over: 75 for the warning, 200 for the second level; in working time where the limit is. */
    @Transactional(readOnly = true)
    public Instant share(Promise promise, int percent) {
        if (promise.timeLimit() != null) {
            return calendar.share(promise.startedAt(), Limit.parse(promise.timeLimit()), percent);
        }
        long promised = promise.dueAt().toEpochMilli() - promise.startedAt().toEpochMilli();
        return promise.startedAt().plusMillis(promised / 100 * percent);
    }

    /** Raises the priority of a case for each missed promise; returns the new one. */
    int raise(ServiceCase file) {
        int raised = Priority.of(urgency(file), file.importance() == null ? Importance.normal : file.importance(),
                customers.get(file.customerId()).tier(), promises.missed(file.id())).value();
        cases.prioritise(file.id(), raised);
        return raised;
    }

    private static Urgency urgency(ServiceCase file) {
        return file.urgency() == null ? Urgency.normal : file.urgency();
    }
}
