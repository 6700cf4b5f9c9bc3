package org.closedloop.complaint;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Complexity;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.Nature;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.Solution;
import org.closedloop.cases.Verification;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Classifier;
import org.closedloop.classification.Decisions;
import org.closedloop.engine.Failpoint;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.TaskInput;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the steps of {@code complaintHandling}, one method a step. Each is safe to run twice. */
@Service
@Transactional
class ComplaintSteps {

    private final Cases cases;
    private final Promises promises;
    private final CustomerLetters letters;
    private final Classifier classifier;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final Clock clock;

    ComplaintSteps(Cases cases, Promises promises, CustomerLetters letters, Classifier classifier, Decisions decisions, WorkCalendar calendar,
            Clock clock) {
        this.cases = cases;
        this.promises = promises;
        this.letters = letters;
        this.classifier = classifier;
        this.decisions = decisions;
        this.calendar = calendar;
        this.clock = clock;
    }

    Classification proposal(String reference) {
        ServiceCase file = cases.get(reference);
        return file.confirmed().orElseGet(() -> classifier.classify(file.statement(), file.danger()));
    }

    ServiceCase classifyComplaint(String reference, Classification proposal) {
        ServiceCase file = cases.get(reference);
        ServiceCase classified = file.confirmed().isPresent() ? file : cases.classify(reference, proposal, Cases.SYSTEM);
        cases.propose(reference, teamFor(classified));
        return cases.get(reference);
    }

    ServiceCase confirmClassification(String reference, Classification confirmed, Complexity complexity, Nature nature, String by) {
        cases.describe(reference, complexity, nature);
        return cases.classify(reference, confirmed, by);
    }

    String teamFor(ServiceCase classified) {
        return decisions.teamFor(classified.category(), classified.aboutConduct());
    }

    /** A team that a form named, if it did. */
    Optional<String> team(Optional<String> named, String field) {
        named.filter(team -> !Teams.ALL.contains(team)).ifPresent(team -> {
            throw new InvalidInput(field, "must be one of " + Teams.ALL);
        });
        return named;
    }

    void handOverComplaint(String reference, int round, String team) {
        cases.handOver(reference, team);
        promises.own(reference, round, PromiseKind.firstResponse, team);
        promises.start(reference, round, PromiseKind.verification, team, clock.instant());
    }

    void acknowledgeComplaint(String reference, int round) {
        Map<String, String> facts = promises.open(reference, round, PromiseKind.firstResponse)
                .map(promise -> Map.of("responseDueAt", letters.time(promise.dueAt()))).orElse(Map.of());
        letters.send(reference, round, "acknowledgement", facts);
        Failpoint.hit("acknowledgementWritten");
    }

    void respondToCustomer(String reference, int round, String response, boolean solvedAtOnce, String by) {
        cases.respond(reference, round, response, by);
        promises.meet(reference, round, PromiseKind.firstResponse);
        if (solvedAtOnce) {
            promises.drop(reference, round, PromiseKind.verification);
        }
        letters.send(reference, round, "response", Map.of("response", response));
        Failpoint.hit("responseTakenOver");
    }

    void verifyComplaint(String reference, int round, Verification found, String by) {
        cases.verify(reference, round, found, by);
        promises.meet(reference, round, PromiseKind.verification);
    }

    void explainFindings(String reference, int round, String explanation, String by) {
        cases.explain(reference, round, explanation, by);
        letters.send(reference, round, "findings", Map.of("explanation", explanation));
    }

    void agreeSolution(String reference, int round, AgreedSolution agreed, String by) {
        cases.plan(reference, round, agreed.solution(), agreed.customerAgreed(), by);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    boolean needsApproval(Solution solution) {
        BigDecimal amount = solution.compensationAmount();
        return amount != null && decisions.compensationNeedsApproval(amount);
    }

    void confirmSolution(String reference, int round, String executingTeam) {
        Round agreed = cases.round(reference, round);
        promises.startDated(reference, round, executingTeam, agreed.promisedOn());
        String date = agreed.promisedOn().toString();
        Map<String, String> facts = new HashMap<>();
        facts.put("solution", agreed.solution());
        facts.put("resources", agreed.resources());
        facts.put("steps", agreed.steps());
        facts.put("promisedOn", date);
        letters.send(reference, round, "solution", facts);
        if (agreed.promisedOn().isAfter(today())) {
            letters.send(reference, round, "promise", Map.of("promisedOn", date));
        }
    }

    void carryOutSolution(String reference, int round, String result, String measures, String by) {
        cases.carryOut(reference, round, result, measures, by);
        promises.meet(reference, round, PromiseKind.promisedDate);
    }

    /** Whether the result could be told by letter. */
    boolean tellResult(String reference, int round) {
        if (!letters.canReach(reference)) {
            return false;
        }
        Round done = cases.round(reference, round);
        Map<String, String> facts = new HashMap<>();
        facts.put("result", done.result());
        facts.put("measures", done.measures());
        letters.send(reference, round, "result", facts);
        cases.tell(reference, round);
        return true;
    }

    void calledWithResult(String reference, int round, boolean informed, String note, String by) {
        if (informed) {
            cases.tell(reference, round);
        }
        cases.write(reference, informed ? "toldByPhone" : "notReachedByPhone", note, by, false);
    }

    int openNextRound(String reference, int round, Integer score, String team) {
        cases.closeRound(reference, round, Outcome.dissatisfied, score);
        int next = cases.openRound(reference);
        var rediagnosis = promises.start(reference, next, PromiseKind.rediagnosis, rediagnosisGroup(next, team), clock.instant());
        letters.send(reference, next, "roundOpened",
                Map.of("round", String.valueOf(next), "responseDueAt", letters.time(rediagnosis.dueAt())));
        return next;
    }

    String rediagnosisGroup(int round, String team) {
        return decisions.rediagnosisGroup(round, team);
    }

    void rediagnose(String reference, int round, String rediagnosis, RootCause cause, String by) {
        cases.rediagnose(reference, round, rediagnosis, cause, by);
        promises.meet(reference, round, PromiseKind.rediagnosis);
    }

    void giveUp(String reference, int round, String reason, String recourse, String by) {
        if (!decisions.mayEndUnresolved(round)) {
            throw new InvalidInput("closeUnresolved", "only the management may end a matter unresolved, from the round that the rules name");
        }
        cases.giveUp(reference, round, reason, recourse, by);
    }

    void note(String reference, String kind, String text, String by) {
        cases.write(reference, kind, text, by, false);
    }

    void spend(String reference, TaskInput input) {
        input.optionalWhole("minutesSpent", 0, 100_000).ifPresent(minutes -> cases.spend(reference, minutes));
    }
}
