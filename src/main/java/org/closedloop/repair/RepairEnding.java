package org.closedloop.repair;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.CaseEnding;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Classifier;
import org.closedloop.classification.Decisions;
import org.closedloop.engine.Failpoint;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a fault report begins and how a repair ends: registered, reported, confirmed, closed, or once more. */
@Service
@Transactional
class RepairEnding {

    private final WorkOrders orders;
    private final WorkOrderRepository rows;
    private final VisitRecordRepository visits;
    private final ServiceReports reports;
    private final ServiceReportPaper papers;
    private final Cases cases;
    private final CaseEnding ending;
    private final Promises promises;
    private final CustomerLetters letters;
    private final Classifier classifier;
    private final Decisions decisions;
    private final Clock clock;

    RepairEnding(WorkOrders orders, WorkOrderRepository rows, VisitRecordRepository visits, ServiceReports reports, ServiceReportPaper papers,
            Cases cases, CaseEnding ending, Promises promises, CustomerLetters letters, Classifier classifier, Decisions decisions, Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.visits = visits;
        this.reports = reports;
        this.papers = papers;
        this.cases = cases;
        this.ending = ending;
        this.promises = promises;
        this.letters = letters;
        this.classifier = classifier;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Nobody waits for a confirmation of the class: what is proposed holds, unless a person has said already what it is, and an emergency
     * comes first everywhere.
     */
    ServiceCase classify(String reference) {
        ServiceCase file = cases.get(reference);
        return file.confirmed().isPresent() ? file : cases.classify(reference, classifier.classify(file.statement(), file.danger()), Cases.SYSTEM);
    }

    void acknowledge(String reference, int round, String team) {
        cases.handOver(reference, team);
        Map<String, String> facts = promises.open(reference, round, PromiseKind.handling)
                .map(promise -> Map.of("dueAt", letters.time(promise.dueAt()))).orElse(Map.of());
        letters.send(reference, round, "faultReceived", facts);
    }

    WorkOrder open(String reference, int round) {
        return orders.open(reference, round);
    }

    /** The customer gets the service report; who is asked later counts from now. Says what the sheet says, if any. */
    Optional<ServiceReport> report(String reference, int round, UUID order) {
        Optional<VisitRecord> visit = visits.findByWorkOrderId(order);
        boolean left = visit.filter(record -> record.problem() == VisitRecord.Problem.memorandum).isPresent();
        rows.finish(order, left ? RepairOutcome.notRepaired : RepairOutcome.repaired, clock.instant());
        WorkOrder done = orders.get(order);
        cases.carryOut(reference, round, done.workDone() == null ? done.findings() : done.workDone(), null, Cases.SYSTEM);
        promises.meet(reference, round, PromiseKind.handling);
        promises.meet(reference, round, PromiseKind.promisedDate);
        Map<String, String> facts = new HashMap<>();
        facts.put("findings", done.findings());
        facts.put("workDone", done.workDone());
        facts.put("coverage", done.coverage());
        facts.put("signed", done.confirmedAt() == null ? null : "yes");
        visit.ifPresent(record -> {
            facts.put("visit", record.problem().name());
            facts.put("advice", record.advice());
            facts.put("repairReference", visits.topicOf(order).orElse(null));
        });
        letters.send(reference, round, "serviceReport", "attempt " + done.attempt(), facts, papers.keep(reference, done));
        cases.tell(reference, round);
        Optional<ServiceReport> sheet = reports.sheet(order);
        sheet.map(ServiceReport::comment).ifPresent(comment -> cases.write(reference, "surveyComment", comment, Cases.CUSTOMER, false));
        Failpoint.hit("serviceReported");
        return sheet;
    }

    /** The customer says whether the fault is gone, on the page or by phone. */
    void confirm(String reference, UUID order, boolean repaired, String by) {
        if (repaired) {
            rows.confirm(order, clock.instant(), by);
        }
        cases.write(reference, repaired ? "repairConfirmed" : "repairDenied", null, by, true);
    }

    /** Tells the customer why nothing more is repaired, and what can still be done (G-09). */
    void endPolitely(String reference, int round, UUID order) {
        rows.finish(order, RepairOutcome.notRepaired, clock.instant());
        String reason = orders.get(order).endReason();
        cases.carryOut(reference, round, "- " + reason, null, Cases.SYSTEM);
        promises.drop(reference, round, PromiseKind.handling);
        promises.meet(reference, round, PromiseKind.promisedDate);
        letters.send(reference, round, "repairEnded", Map.of("ending", reason));
        cases.tell(reference, round);
    }

    void close(String reference, int round, UUID order, Outcome outcome, Integer score) {
        settle(order);
        ending.close(reference, round, outcome, score);
    }

    /** Closes the work order with what it came to; one that was stopped is withdrawn. */
    void settle(UUID order) {
        WorkOrder open = orders.get(order);
        rows.close(order, open.outcome() == null ? RepairOutcome.withdrawn : open.outcome(), clock.instant());
    }

    int openNextRound(String reference, int round, UUID order, Integer score) {
        settle(order);
        cases.closeRound(reference, round, Outcome.dissatisfied, score);
        int next = cases.openRound(reference);
        var handling = promises.start(reference, next, PromiseKind.handling, "dispatch", clock.instant());
        letters.send(reference, next, "roundOpened", Map.of("round", String.valueOf(next), "responseDueAt", letters.time(handling.dueAt())));
        return next;
    }

    boolean limitReached(int round) {
        return decisions.mayEndUnresolved(round);
    }

    void goOn(String reference, boolean goesOn, int round, String reason, String recourse, String by) {
        if (goesOn) {
            cases.write(reference, "repairGoesOn", reason, by, false);
        } else {
            cases.giveUp(reference, round, reason, recourse, by);
        }
    }

    void closeUnrepaired(String reference, int round, UUID order) {
        settle(order);
        ending.closeUnresolved(reference, round);
    }
}
