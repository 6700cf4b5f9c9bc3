package org.closedloop.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.StallLimit;
import org.closedloop.watch.StallQueries.Place;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every loop that does not move at this moment, by the rules of {@link StallReason}. */
@Service
public class StalledLoops {

    /** what is usual is learned from so many days, and from so many tasks at least */
    private static final Duration LEARNED_FROM = Duration.ofDays(90);
    private static final int ENOUGH = 20;
    private static final Duration LEARNED_AGAIN = Duration.ofHours(1);

    private final StallQueries queries;
    private final Decisions decisions;
    private final RepositoryService models;
    private final WorkCalendar calendar;
    private final Clock clock;
    private volatile Usual usual = new Usual(Instant.MIN, Map.of());

    StalledLoops(StallQueries queries, Decisions decisions, RepositoryService models, WorkCalendar calendar, Clock clock) {
        this.queries = queries;
        this.decisions = decisions;
        this.models = models;
        this.calendar = calendar;
        this.clock = clock;
    }

    private record Usual(Instant learnedAt, Map<String, Long> millis) {
    }

    /** Longest first; the same place is listed once for each reason. */
    @Transactional(readOnly = true)
    public List<StalledLoop> find() {
        Map<String, String> names = new HashMap<>();
        return places().stream().map(place -> new StalledLoop(place.id(), place.reference(), place.process(), place.activity(),
                names.computeIfAbsent(place.definition() + " " + place.activity(), key -> stepName(place)), place.reason(), place.since(), place.round(), place.owner(), place.reason().remedies(), place.instance())).toList();
    }

    /** The same with what the engine calls them. */
    Collection<Place> places() {
        Instant now = clock.instant();
        Map<List<Object>, Place> once = new LinkedHashMap<>();
        queries.find(now, LocalDate.ofInstant(now, calendar.zone()), limits(now)).forEach(place -> once.putIfAbsent(
                Arrays.asList(place.reference(), place.process(), place.execution(), place.activity(), place.reason()), place));
        return once.values();
    }

    private StallLimits limits(Instant now) {
        StallLimit step = decisions.stallLimit(StallReason.unusuallyLong.name());
        Map<String, Long> steps = new HashMap<>();
        usual(now).forEach((task, millis) -> steps.put(task, Math.max(step.after().toMillis(), millis * step.timesUsual())));
        return new StallLimits(decisions.stallLimit(StallReason.jobStuck.name()).after(),
                decisions.stallLimit(StallReason.undeliverable.name()).after(), lastRound(), steps, step.after());
    }

    private Map<String, Long> usual(Instant now) {
        Usual known = usual;
        if (known.learnedAt().isBefore(now.minus(LEARNED_AGAIN)) || known.learnedAt().isAfter(now)) {
            known = new Usual(now, queries.usual(now.minus(LEARNED_FROM), ENOUGH));
            usual = known;
        }
        return known.millis();
    }

    private int lastRound() {
        int round = 1;
        while (!decisions.mayEndUnresolved(round) && round < 100) {
            round++;
        }
        return round;
    }

    /** What the diagram calls the step; null for a place at no step. */
    String stepName(Place place) {
        return place.activity() == null ? null
                : Optional.ofNullable(models.getBpmnModelInstance(place.definition()).<FlowElement>getModelElementById(place.activity()))
                        .map(FlowElement::getName).orElse(place.activity());
    }
}
