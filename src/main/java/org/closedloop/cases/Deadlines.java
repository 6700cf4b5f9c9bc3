package org.closedloop.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Urgency;
import org.closedloop.engine.CaseVariables;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/** The clocks of the models: {@code ${deadlines.due(execution, 'firstResponse')}}. Limits stand in {@code serviceLevel.dmn}. */
@Component("deadlines")
public class Deadlines implements CaseVariables {

    private final Promises promises;
    private final Cases cases;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final Clock clock;

    Deadlines(Promises promises, Cases cases, Decisions decisions, WorkCalendar calendar, Clock clock) {
        this.promises = promises;
        this.cases = cases;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** When the promise of this kind in the execution's round is due; for a step without a promise: its own limit from now. */
    public Date due(DelegateExecution execution, String kind) {
        String reference = CASE_REFERENCE.from(execution);
        boolean promised = Arrays.stream(PromiseKind.values()).anyMatch(k -> k.name().equals(kind));
        return Date.from(promised
                ? promises.open(reference, ROUND.from(execution), PromiseKind.valueOf(kind)).map(Promise::dueAt)
                        .orElseGet(() -> after(reference, kind, clock.instant()))
                : after(reference, kind, clock.instant()));
    }

    /** When the day is over, in the business zone, that a process variable names as an ISO date. */
    public Date dayOver(DelegateExecution execution, String variable) {
        LocalDate day = LocalDate.parse((String) execution.getVariable(variable));
        return Date.from(day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
    }

    /** The moment that a process variable holds. */
    public Date at(DelegateExecution execution, String variable) {
        return (Date) execution.getVariable(variable);
    }

    /** A limit counted from the moment at which the customer was told the result of the round. */
    public Date sinceResult(DelegateExecution execution, String kind) {
        String reference = CASE_REFERENCE.from(execution);
        Instant told = cases.round(reference, ROUND.from(execution)).resultToldAt();
        return Date.from(after(reference, kind, told));
    }

    /** When somebody is told next of an open promise of the case (G-03). */
    public Date nextLevel(DelegateExecution execution) {
        return Date.from(promises.nextLevel(execution.getProcessBusinessKey()).orElseGet(clock::instant));
    }

    /** When a share, in per cent, of the watched promise's time is over: for watches from before a case had one for all its promises (ADR 24). */
    public Date share(DelegateExecution execution, int percent) {
        UUID promise = UUID.fromString(PromiseEscalationProcess.PROMISE_ID.from(execution));
        return Date.from(promises.share(promises.get(promise), percent));
    }

    private Instant after(String reference, String kind, Instant from) {
        // a stocktake has a reference of its own and no case
        Urgency urgency = cases.find(reference).map(ServiceCase::urgency).orElse(Urgency.normal);
        return calendar.due(from, decisions.serviceLevel(kind, urgency));
    }
}
