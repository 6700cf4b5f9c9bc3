package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.closedloop.cases.CaseLoops;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Duplicates;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a case is, what comes next and by when, in a customer's words; read from the running process and the promises. */
@Component
class CaseProgress {

    enum Mark { done, current, coming }

    record Step(CasePhase phase, Mark mark) {}

    record Due(String text, boolean late) {}

    record Progress(String now, String next, List<Step> steps, List<Due> dues) {}

    /** What is promised when a matter of its kind comes in. */
    private static final Set<PromiseKind> STARTING = Set.of(PromiseKind.firstResponse, PromiseKind.handling);

    private final CaseLoops loops;
    private final Cases cases;
    private final Duplicates duplicates;
    private final RepairProgress repairs;
    private final MessageSource texts;
    private final PageTimes times;
    private final Clock clock;

    CaseProgress(CaseLoops loops, Cases cases, Duplicates duplicates, RepairProgress repairs, MessageSource texts, PageTimes times, Clock clock) {
        this.duplicates = duplicates;
        this.loops = loops;
        this.cases = cases;
        this.repairs = repairs;
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
        CasePhase phase = at.stream().flatMap(step -> CasePhase.of(step).stream()).max(Comparator.naturalOrder())
                .orElseGet(() -> fromRecord(file, round));
        String now = at.stream().map(step -> texts.getMessage("step." + step, null, null, locale)).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> say(file, phase, "now", locale));
        return new Progress(now, say(file, phase, "next", locale), steps(file, round, phase), dues(file, locale));
    }

    /** Where faults go another way than complaints, they have words of their own. */
    private String say(ServiceCase file, CasePhase phase, String what, Locale locale) {
        String general = texts.getMessage("phase." + phase + "." + what, null, locale);
        return texts.getMessage(file.type() + ".phase." + phase + "." + what, null, general, locale);
    }

    private Progress closed(ServiceCase file, Locale locale) {
        Round last = cases.round(file.reference(), file.round());
        Optional<ServiceCase> survivor = file.state() == CaseState.withdrawn ? duplicates.survivor(file) : Optional.empty();
        if (survivor.isPresent()) {
            String merged = texts.getMessage("closed.merged", new Object[] {survivor.get().reference()}, locale);
            return new Progress(merged, null, steps(file, last, CasePhase.closed), List.of());
        }
        String how = file.state() == CaseState.withdrawn ? "withdrawn" : String.valueOf(last.outcome());
        String now = texts.getMessage("closed." + how, null, texts.getMessage("closed.other", null, locale), locale);
        return new Progress(now, null, steps(file, last, CasePhase.closed), List.of());
    }

    /** While the process is between two named steps, what is on record tells how far it came. */
    private CasePhase fromRecord(ServiceCase file, Round round) {
        if (round.resultToldAt() != null || round.result() != null || round.explanation() != null) {
            return CasePhase.verdict;
        }
        if (Matter.of(file) == Matter.inquiry) {
            return round.number() > 1 || round.response() != null ? CasePhase.answer : CasePhase.received;
        }
        int number = number(file, round);
        if (Matter.of(file) != Matter.complaint) {
            return number > 1 || repairs.isRepaired(file) ? CasePhase.engineer : CasePhase.received;
        }
        if (round.solution() != null) {
            return CasePhase.work;
        }
        if (Boolean.TRUE.equals(round.substantiated()) || round.rediagnosis() != null) {
            return CasePhase.solution;
        }
        if (number > 1) {
            return CasePhase.again;
        }
        return round.response() == null ? CasePhase.received : CasePhase.check;
    }

    /** The way of the round; what turned out not to be needed, or never came, is left out. */
    private List<Step> steps(ServiceCase file, Round round, CasePhase current) {
        boolean looksBack = current.compareTo(CasePhase.verdict) >= 0;
        return CasePhase.way(Matter.of(file), number(file, round), current.isOfRepair() || repairs.isRepaired(file)).stream()
                .filter(phase -> !looksBack || phase.compareTo(current) >= 0 || happened(file, round, phase))
                .map(phase -> new Step(phase, mark(phase.compareTo(current)))).toList();
    }

    /** The number of a round, counted from the one in which an inquiry turned out to be a complaint or a fault. */
    private int number(ServiceCase file, Round round) {
        return round.number() + 1 - cases.promises(file).stream().filter(promise -> STARTING.contains(promise.kind())).mapToInt(Promise::round)
                .min().orElse(1);
    }

    private static Mark mark(int order) {
        return order < 0 ? Mark.done : order == 0 ? Mark.current : Mark.coming;
    }

    private boolean happened(ServiceCase file, Round round, CasePhase phase) {
        return switch (phase) {
            case received -> true;
            case answer -> round.response() != null;
            case check -> round.substantiated() != null;
            case again -> round.rediagnosis() != null;
            case solution -> round.solution() != null;
            case work -> round.result() != null;
            case engineer, appointment, repair, confirmation -> repairs.happened(file, phase);
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
