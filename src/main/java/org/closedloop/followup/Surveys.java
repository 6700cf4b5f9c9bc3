package org.closedloop.followup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.Round;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Urgency;
import org.closedloop.engine.Failpoint;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The question after each result, once a round: by link, else by phone. */
@Service
@Transactional
public class Surveys {

    /** Calls in all before a customer counts as not reached (R-232, G-05). */
    static final int ATTEMPTS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SurveyRepository surveys;
    private final Cases cases;
    private final Promises promises;
    private final CustomerLetters letters;
    private final Decisions decisions;
    private final WorkCalendar calendar;
    private final FollowUpProcess process;
    private final Clock clock;

    Surveys(SurveyRepository surveys, Cases cases, Promises promises, CustomerLetters letters, Decisions decisions, WorkCalendar calendar,
            FollowUpProcess process, Clock clock) {
        this.surveys = surveys;
        this.cases = cases;
        this.promises = promises;
        this.letters = letters;
        this.decisions = decisions;
        this.calendar = calendar;
        this.process = process;
        this.clock = clock;
    }

    /** Invites to the survey and promises the call-back between day 3 and day 7; a sheet filled in before is the answer. */
    void invite(String reference, int round, Optional<SurveyAnswer> sheet) {
        Instant told = cases.tell(reference, round);
        surveys.invite(UUID.randomUUID(), reference, round, told,
                calendar.due(told, decisions.serviceLevel("surveyExpiry", Urgency.normal)));
        promises.start(reference, round, PromiseKind.callBack, "customer-service", told);
        if (sheet.isEmpty()) {
            letters.send(reference, round, "survey", Map.of());
        } else {
            keep(reference, round, "visit", sheet.get());
        }
    }

    void remind(String reference, int round) {
        if (surveys.remind(invitation(reference, round).id(), clock.instant())) {
            letters.send(reference, round, "surveyReminder", Map.of());
        }
    }

    /** A fresh link to the survey of a round: random, only its hash is kept. */
    public String newLink(String reference, int round) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        surveys.link(hash(token), invitation(reference, round).id());
        return token;
    }

    @Transactional(readOnly = true)
    public Optional<Survey> find(String token) {
        return surveys.findByLink(hash(token)).map(this::survey);
    }

    /** The survey that a customer may answer now, if one waits. */
    @Transactional(readOnly = true)
    public Optional<Survey> openOf(String reference, int round) {
        return surveys.findByCaseReferenceAndRound(reference, round).map(this::survey).filter(s -> s.state() == Survey.State.open);
    }

    private Survey survey(Invitation invitation) {
        Round round = cases.round(invitation.caseReference(), invitation.round());
        boolean answered = surveys.findAnswer(invitation.id()).isPresent();
        boolean expired = round.closedAt() != null || !clock.instant().isBefore(invitation.expiresAt());
        Survey.State state = answered ? Survey.State.answered : expired ? Survey.State.expired : Survey.State.open;
        return new Survey(invitation.caseReference(), invitation.round(), state, Boolean.FALSE.equals(round.substantiated())
                && round.result() == null);
    }

    /**
     * Keeps the customer's answer and ends the waiting.
     *
     * @throws UnknownSurvey when no survey has this link
     * @throws SurveyClosed when it takes no answer any more
     */
    public void answer(String token, SurveyAnswer answer) {
        Survey survey = find(token).orElseThrow(UnknownSurvey::new);
        if (survey.state() != Survey.State.open || !keep(survey.reference(), survey.round(), "page", answer)) {
            throw new SurveyClosed(survey.state() == Survey.State.open ? Survey.State.answered : survey.state());
        }
        process.surveyAnswered(survey.reference());
        Failpoint.hit("answerKept");
    }

    /** Keeps the first answer of a round; a second one is refused. */
    boolean keep(String reference, int round, String source, SurveyAnswer answer) {
        boolean first = surveys.answer(invitation(reference, round).id(), clock.instant(), source, answer.solved(), answer.score(),
                answer.attitude(), answer.speed(), answer.comment());
        if (first && answer.comment() != null) {
            cases.write(reference, "surveyComment", answer.comment(), Cases.CUSTOMER, false);
        }
        return first;
    }

    /** Notes a call; a customer who was reached has answered. */
    void called(String reference, int round, String timeSlot, Optional<SurveyAnswer> answer, String by) {
        surveys.attempt(invitation(reference, round).id(), clock.instant(), by, timeSlot, answer.isPresent());
        cases.write(reference, answer.isPresent() ? "customerCalled" : "customerNotReached", timeSlot, by, false);
        answer.ifPresent(given -> keep(reference, round, "phone", given));
    }

    @Transactional(readOnly = true)
    public int attempts(String reference, int round) {
        return surveys.attempts(invitation(reference, round).id());
    }

    Optional<SurveyAnswer> answerOf(String reference, int round) {
        return surveys.findAnswer(invitation(reference, round).id());
    }

    boolean satisfied(SurveyAnswer answer) {
        return decisions.satisfied(answer.solved(), answer.score());
    }

    void askedCustomer(String reference, int round) {
        promises.meet(reference, round, PromiseKind.callBack);
    }

    private Invitation invitation(String reference, int round) {
        return surveys.findByCaseReferenceAndRound(reference, round)
                .orElseThrow(() -> new IllegalStateException("no survey for " + reference + " round " + round));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot compute SHA-256", e);
        }
    }
}
