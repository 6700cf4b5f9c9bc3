package org.closedloop.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.closedloop.watch.FigureQueries.Waiting;
import org.closedloop.watch.StallQueries.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Cockpit's diagram of a process shows at each step: what waits there now, and what the step took of late. */
@Service
public class StepFigures {

    /** Ninety days of a large service are millions of passes: nobody needs their average to the second. */
    private static final Duration LEARNED_AGAIN = Duration.ofMinutes(5);

    private final FigureQueries queries;
    private final StalledLoops loops;
    private final Clock clock;
    private final Map<String, Learned> learned = new ConcurrentHashMap<>();

    StepFigures(FigureQueries queries, StalledLoops loops, Clock clock) {
        this.queries = queries;
        this.loops = loops;
        this.clock = clock;
    }

    /** @param overdue of those waiting, the tasks past their due date */
    public record Step(String activityId, int waiting, int overdue, int stalled) {
    }

    /**
     * One version of a process.
     *
     * @param steps those where something waits or stands still
     * @param stalledWithoutStep what stands still in this version and has no step
     * @param stalledInOtherVersions what stands still in the other versions; all together is what the list says of the process
     */
    public record Steps(Instant now, List<Step> steps, int stalledWithoutStep, int stalledInOtherVersions) {
    }

    /**
     * What a step took, in all versions of its process.
     *
     * @param passes how often it was done or is being done
     * @param loops in how many loops
     * @param again how often it was done once more in the same loop
     * @param seconds how long a pass took on average
     */
    public record Heat(String activityId, long passes, long loops, long again, long seconds) {
    }

    private record Learned(Instant at, List<Heat> steps) {
    }

    /** By the rules of {@link StalledLoops}, so the numbers here are those of its list. */
    @Transactional(readOnly = true)
    public Steps now(String definition, String process) {
        Instant now = clock.instant();
        Map<String, Waiting> waiting = queries.waiting(definition, now);
        Map<String, Integer> stalled = new HashMap<>();
        int withoutStep = 0;
        int elsewhere = 0;
        for (Place place : loops.places()) {
            if (!definition.equals(place.definition())) {
                elsewhere += process.equals(place.process()) ? 1 : 0;
            } else if (place.activity() == null) {
                withoutStep++;
            } else {
                stalled.merge(place.activity(), 1, Integer::sum);
            }
        }
        Set<String> activities = new HashSet<>(waiting.keySet());
        activities.addAll(stalled.keySet());
        List<Step> steps = new ArrayList<>();
        for (String activity : activities.stream().sorted().toList()) {
            Waiting there = waiting.getOrDefault(activity, new Waiting(0, 0));
            steps.add(new Step(activity, there.waiting(), there.overdue(), stalled.getOrDefault(activity, 0)));
        }
        return new Steps(now, steps, withoutStep, elsewhere);
    }

    /** Asked once for all who look at the same time; who waits holds no connection. */
    public List<Heat> of(String process, int days) {
        Instant now = clock.instant();
        return learned.compute(process + " " + days, (key, known) -> known != null && known.at().isAfter(now.minus(LEARNED_AGAIN))
                && !known.at().isAfter(now) ? known : new Learned(now, queries.heat(process, now.minus(Duration.ofDays(days)), now))).steps();
    }
}
