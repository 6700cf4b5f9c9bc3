package org.closedloop.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many loops stood still of late, by reason: at the end of each day as the incidents' history tells, today as the list says.
 * What had no place for an incident is missing in the past, as is what moved again within the day.
 */
@Service
public class StallTrend {

    private static final int DAYS = 14;

    private final FigureQueries queries;
    private final StalledLoops loops;
    private final WorkCalendar calendar;
    private final Clock clock;

    StallTrend(FigureQueries queries, StalledLoops loops, WorkCalendar calendar, Clock clock) {
        this.queries = queries;
        this.loops = loops;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param loops by the name of their {@link StallReason}, without those that have none */
    public record Day(LocalDate day, Map<String, Integer> loops) {
    }

    /** Oldest first, today last. */
    @Transactional(readOnly = true)
    public List<Day> days() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        List<LocalDate> past = IntStream.range(1, DAYS).mapToObj(ago -> today.minusDays(DAYS - ago)).toList();
        Map<LocalDate, Map<String, Integer>> known = queries.stalledAtTheEndOf(past, calendar.zone());
        known.put(today, loops.places().stream().collect(Collectors.groupingBy(place -> place.reason().name(), Collectors.summingInt(place -> 1))));
        return IntStream.rangeClosed(1, DAYS).mapToObj(ago -> today.minusDays(DAYS - ago))
                .map(day -> new Day(day, known.getOrDefault(day, Map.of()))).toList();
    }
}
