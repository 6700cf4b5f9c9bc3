package org.closedloop.inquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.closedloop.cases.CaseEnding;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.MatterLoop;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Classifier;
import org.closedloop.classification.Decisions;
import org.closedloop.engine.InvalidInput;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the steps of {@code serviceInquiry}, one method a step. Each is safe to run twice. */
@Service
@Transactional
class InquirySteps {

    private final Cases cases;
    private final CaseEnding ending;
    private final Promises promises;
    private final CustomerLetters letters;
    private final InquiryRepository inquiries;
    private final List<MatterLoop> loops;
    private final Classifier classifier;
    private final Decisions decisions;
    private final ObjectionLimit limit;
    private final Clock clock;

    InquirySteps(Cases cases, CaseEnding ending, Promises promises, CustomerLetters letters, InquiryRepository inquiries, List<MatterLoop> loops,
            Classifier classifier, Decisions decisions, ObjectionLimit limit, Clock clock) {
        this.cases = cases;
        this.ending = ending;
        this.promises = promises;
        this.letters = letters;
        this.inquiries = inquiries;
        this.loops = loops;
        this.classifier = classifier;
        this.decisions = decisions;
        this.limit = limit;
        this.clock = clock;
    }

    /** What the tables propose holds; who answers may correct the category. */
    ServiceCase classify(String reference) {
        ServiceCase file = cases.get(reference);
        return cases.classify(reference, classifier.classify(file.statement(), file.danger()), Cases.SYSTEM);
    }

    void acknowledge(String reference, int round) {
        cases.handOver(reference, Teams.CUSTOMER_SERVICE);
        Map<String, String> facts = suggestion(reference);
        promises.open(reference, round, PromiseKind.serviceReply).ifPresent(promise -> facts.put("responseDueAt", letters.time(promise.dueAt())));
        letters.send(reference, round, "inquiryReceived", facts);
    }

    /** Keeps what came of a look at it; the category may be corrected. */
    ServiceCase take(String reference, int round, AnsweredInquiry answered) {
        ServiceCase file = cases.get(reference);
        // a colleague who says what it is in truth has looked at it: the loop in which it goes on asks nobody again
        if (answered.category() != file.category() || answered.turn() != Turn.nothing) {
            cases.classify(reference, Classification.confirmed(answered.category(), file.urgency(), file.importance(), file.aboutConduct()), answered.by());
        }
        if (answered.minutes() != null) {
            cases.spend(reference, answered.minutes());
        }
        if (answered.passTo() != null) {
            passOn(file, round, answered);
        } else if (answered.turn() == Turn.nothing) {
            answer(reference, round, answered);
        } else {
            turn(file, answered);
        }
        return cases.get(reference);
    }

    /** Who knows more answers, by the same time; what the colleague wrote so far is not for the customer (R-261, C-21). */
    private void passOn(ServiceCase file, int round, AnsweredInquiry answered) {
        if (answered.passTo().equals(file.team())) {
            throw new InvalidInput("passTo", "this team has it already");
        }
        cases.write(file.reference(), "passedOn", answered.answer(), answered.by(), false);
        cases.handOver(file.reference(), answered.passTo());
        promises.own(file.reference(), round, PromiseKind.serviceReply, answered.passTo());
    }

    /** Keeps the answer; whom no letter can reach was told it by phone. */
    private void answer(String reference, int round, AnsweredInquiry answered) {
        if (!answered.toldByPhone() && !letters.canReach(reference)) {
            throw new InvalidInput("toldByPhone", "no letter can reach this customer: please call with the answer first");
        }
        cases.respond(reference, round, answered.answer(), answered.by());
        if (answered.toldByPhone()) {
            cases.write(reference, "answeredByPhone", null, answered.by(), false);
        }
        promises.meet(reference, round, PromiseKind.serviceReply);
    }

    /** Notes that it is another kind of matter; what was written to the customer about it stays with the case (C-08). */
    private void turn(ServiceCase file, AnsweredInquiry answered) {
        inquiries.turn(file.id(), answered.turn(), answered.by(), clock.instant());
        if (answered.answer() != null) {
            letters.send(file.reference(), file.round(), "message", "turned", Map.of("message", answered.answer()));
            cases.write(file.reference(), "message", answered.answer(), answered.by(), true);
        }
    }

    /** Whether it was the last one: nobody above the management could answer once more (G-07). */
    boolean sendAnswer(String reference, int round) {
        Instant told = cases.tell(reference, round);
        boolean last = decisions.mayEndUnresolved(round);
        Map<String, String> facts = suggestion(reference);
        facts.put("answer", cases.round(reference, round).response());
        if (!last) {
            facts.put("objectUntil", letters.time(limit.after(cases.get(reference), told)));
        }
        letters.send(reference, round, "inquiryAnswer", facts);
        return last;
    }

    /**
     * Hands the case to the loop of what it turned out to be, whose clocks count from the day it was filed. The customer learns what happens
     * next and by when, which is the reply that was promised; whom no letter can reach learns it from that loop.
     */
    void turnOver(String reference, int round) {
        Inquiry inquiry = inquiries.findByCaseId(cases.get(reference).id()).orElseThrow();
        MatterLoop loop = loops.stream().filter(one -> one.type().equals(inquiry.turnedInto().type())).findFirst().orElseThrow();
        ServiceCase turned = cases.turn(reference, loop.type(), inquiry.turnedBy());
        if (letters.canReach(reference)) {
            promises.meet(reference, round, PromiseKind.serviceReply);
        } else {
            promises.drop(reference, round, PromiseKind.serviceReply);
        }
        Promise promise = loop.takeOver(turned);
        letters.send(reference, round, "inquiryTurned", Map.of("turned", inquiry.turnedInto().name(), "responseDueAt", letters.time(promise.dueAt())));
    }

    /** The next one who answers: the team that did, then its superiors (G-07). */
    ServiceCase openNextRound(String reference, int round) {
        cases.closeRound(reference, round, Outcome.dissatisfied, null);
        int next = cases.openRound(reference);
        String team = decisions.rediagnosisGroup(next, cases.get(reference).team());
        if (!team.equals(cases.get(reference).team())) {
            cases.handOver(reference, team);
        }
        Promise reply = promises.start(reference, next, PromiseKind.serviceReply, team, clock.instant());
        letters.send(reference, next, "roundOpened", Map.of("round", String.valueOf(next), "responseDueAt", letters.time(reply.dueAt())));
        return cases.get(reference);
    }

    void close(String reference, int round, boolean accepted) {
        ending.close(reference, round, accepted ? Outcome.satisfied : Outcome.answered, null);
    }

    private Map<String, String> suggestion(String reference) {
        Map<String, String> facts = new HashMap<>();
        inquiries.findByCaseId(cases.get(reference).id()).filter(inquiry -> inquiry.kind() == InquiryKind.suggestion)
                .ifPresent(inquiry -> facts.put("suggestion", "yes"));
        return facts;
    }
}
