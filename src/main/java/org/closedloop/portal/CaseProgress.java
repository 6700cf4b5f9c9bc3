package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.closedloop.cases.CaseLoops;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a case is, what comes next and by when, in a customer's words; read from the running process and the promises. */
@Component
class CaseProgress {

    enum Phase { received, answer, check, again, solution, work, verdict, closed }

    enum Mark { done, current, coming }

    record Step(Phase phase, Mark mark) {}

    record Due(String text, boolean late) {}

    record Progress(String now, String next, List<Step> steps, List<Due> dues) {}

    private static final List<Phase> FIRST_ROUND =
            List.of(Phase.received, Phase.answer, Phase.check, Phase.solution, Phase.work, Phase.verdict, Phase.closed);
    private static final List<Phase> LATER_ROUND = List.of(Phase.again, Phase.solution, Phase.work, Phase.verdict, Phase.closed);
    private static final Map<String, Phase> STEPS = Map.ofEntries(
            Map.entry("registerComplaint", Phase.received), Map.entry("classifyComplaint", Phase.received),
            Map.entry("confirmClassification", Phase.received), Map.entry("handOverToTeam", Phase.received),
            Map.entry("acknowledgeComplaint", Phase.received), Map.entry("respondToCustomer", Phase.answer),
            Map.entry("verifyComplaint", Phase.check), Map.entry("explainFindings", Phase.check), Map.entry("rediagnose", Phase.again),
            Map.entry("agreeSolution", Phase.solution), Map.entry("decideUnsolvable", Phase.solution),
            Map.entry("approveCompensation", Phase.solution), Map.entry("carryOutSolution", Phase.work),
            Map.entry("orderPart", Phase.work), Map.entry("partAwaited", Phase.work), Map.entry("issuePart", Phase.work),
            Map.entry("confirmPartReceipt", Phase.work),
            Map.entry("callCustomerWithResult", Phase.work), Map.entry("reachCustomerOtherwise", Phase.verdict),
            Map.entry("satisfactionFollowUp", Phase.verdict), Map.entry("callCustomer", Phase.verdict));

    private final CaseLoops loops;
    private final Cases cases;
    private final MessageSource texts;
    private final PageTimes times;
    private final Clock clock;

    CaseProgress(CaseLoops loops, Cases cases, MessageSource texts, PageTimes times, Clock clock) {
        this.loops = loops;
        this.cases = cases;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
    }

    Progress of(ServiceCase file, Locale locale) {
        if (!file.isOpen()) {
            return closed(file, locale);
        }
        Round round = cases.round(file.reference(), file.round());
        List<String> at = loops.stepsOf(file.reference());
        Phase phase = at.stream().map(STEPS::get).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElseGet(() -> fromRecord(round));
        String now = at.stream().map(step -> texts.getMessage("step." + step, null, null, locale)).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> texts.getMessage("phase." + phase + ".now", null, locale));
        return new Progress(now, texts.getMessage("phase." + phase + ".next", null, locale), steps(file, round, phase), dues(file, locale));
    }

    private Progress closed(ServiceCase file, Locale locale) {
        Round last = cases.round(file.reference(), file.round());
        String how = file.state() == CaseState.withdrawn ? "withdrawn" : String.valueOf(last.outcome());
        String now = texts.getMessage("closed." + how, null, texts.getMessage("closed.other", null, locale), locale);
        return new Progress(now, null, steps(file, last, Phase.closed), List.of());
    }

    /** While the process is between two named steps, what is on record tells how far it came. */
    private static Phase fromRecord(Round round) {
        if (round.resultToldAt() != null || round.result() != null || round.explanation() != null) {
            return Phase.verdict;
        }
        if (round.solution() != null) {
            return Phase.work;
        }
        if (Boolean.TRUE.equals(round.substantiated()) || round.rediagnosis() != null) {
            return Phase.solution;
        }
        if (round.number() > 1) {
            return Phase.again;
        }
        return round.response() == null ? Phase.received : Phase.check;
    }

    /** The way of the round; what turned out not to be needed, or never came, is left out. */
    private static List<Step> steps(ServiceCase file, Round round, Phase current) {
        List<Phase> way = file.round() == 1 ? FIRST_ROUND : LATER_ROUND;
        boolean looksBack = current == Phase.verdict || current == Phase.closed;
        List<Phase> phases = way.stream().filter(phase -> !looksBack || phase.compareTo(current) >= 0 || happened(round, phase)).toList();
        List<Step> steps = new ArrayList<>();
        for (Phase phase : phases) {
            int order = phase.compareTo(current);
            steps.add(new Step(phase, order < 0 ? Mark.done : order == 0 ? Mark.current : Mark.coming));
        }
        return steps;
    }

    private static boolean happened(Round round, Phase phase) {
        return switch (phase) {
            case received -> true;
            case answer -> round.response() != null;
            case check -> round.substantiated() != null;
            case again -> round.rediagnosis() != null;
            case solution -> round.solution() != null;
            case work -> round.result() != null;
            case verdict -> round.outcome() == Outcome.satisfied || round.outcome() == Outcome.findingsAccepted;
            case closed -> round.closedAt() != null;
        };
    }

    private List<Due> dues(ServiceCase file, Locale locale) {
        Instant now = clock.instant();
        return cases.promises(file).stream().filter(Promise::isOpen).sorted(Comparator.comparing(Promise::dueAt)).map(promise -> {
            boolean late = promise.missedAt() != null || promise.dueAt().isBefore(now);
            String code = "promise." + promise.kind() + (late ? ".late" : ".due");
            return new Due(texts.getMessage(code, new Object[] {times.say(promise.dueAt(), locale)}, locale), late);
        }).toList();
    }
}
