package org.closedloop.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Turns limits into instants (C-05). Hours and days run day and night; working hours run only inside working hours; working
 * days do not count the day of receipt and end with the working hours of the last one.
 */
@Service
public class WorkCalendar {

    private static final Logger log = LoggerFactory.getLogger(WorkCalendar.class);

    private final ZoneId zone;
    private final String region;
    private final WorkingHours normalHours;
    private final CalendarFiles files;
    private final Set<Integer> reportedYears = ConcurrentHashMap.newKeySet();

    public WorkCalendar(WorktimeSettings settings) {
        this.zone = settings.zone();
        this.region = settings.region();
        this.normalHours = WorkingHours.parse(settings.hours());
        this.files = CalendarFiles.load(settings.region(), settings.calendars());
    }

    public Instant due(Instant start, Limit limit) {
        return switch (limit.unit()) {
            case MINUTES, HOURS, DAYS -> start.plus(limit.duration());
            case WORKING_HOURS -> afterWorking(start, limit.duration());
            case WORKING_DAYS -> endOfWorkingDay(start, limit.amount());
        };
    }

    /** When that share of the limit has passed: in working time for working-time limits, elapsed for others; 100 is {@link #due}. */
    public Instant share(Instant start, Limit limit, int percent) {
        if (percent < 0) {
            throw new IllegalArgumentException("A share of a limit is not negative: " + percent);
        }
        return switch (limit.unit()) {
            case MINUTES, HOURS, DAYS -> start.plus(share(limit.duration(), percent));
            case WORKING_HOURS -> afterWorking(start, share(limit.duration(), percent));
            case WORKING_DAYS -> afterWorking(start, share(workedBetween(start, endOfWorkingDay(start, limit.amount())), percent));
        };
    }

    public boolean isWorkingDay(LocalDate day) {
        CalendarFiles.SpecialDay special = special(day);
        return special == null ? isWeekday(day) : special.works();
    }

    /** The given moment when people work then, else the next beginning of work. */
    public Instant nextWorkingTime(Instant from) {
        for (LocalDate day = dayOf(from); ; day = day.plusDays(1)) {
            for (WorkingHours.Interval interval : intervals(day)) {
                Instant start = interval.start(day, zone);
                if (from.isBefore(interval.end(day, zone))) {
                    return from.isAfter(start) ? from : start;
                }
            }
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /** The years between the two moments for which no calendar file exists, so that only Saturdays and Sundays count as days off. */
    public SortedSet<Integer> missingYears(Instant from, Instant to) {
        SortedSet<Integer> missing = new TreeSet<>();
        for (int year = dayOf(from).getYear(); year <= dayOf(to).getYear(); year++) {
            if (!files.covers(year)) {
                missing.add(year);
            }
        }
        return Collections.unmodifiableSortedSet(missing);
    }

    private Instant endOfWorkingDay(Instant start, long count) {
        LocalDate day = dayOf(start);
        for (long left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return hours(day).end(day, zone);
    }

    private Instant afterWorking(Instant start, Duration work) {
        Instant at = start;
        Duration left = work;
        while (!left.isZero()) {
            at = nextWorkingTime(at);
            Duration open = Duration.between(at, endOfInterval(at));
            if (left.compareTo(open) <= 0) {
                return at.plus(left);
            }
            left = left.minus(open);
            at = at.plus(open);
        }
        return at;
    }

    private Duration workedBetween(Instant from, Instant to) {
        Duration worked = Duration.ZERO;
        for (Instant at = nextWorkingTime(from); at.isBefore(to); at = nextWorkingTime(endOfInterval(at))) {
            Instant end = endOfInterval(at);
            worked = worked.plus(Duration.between(at, end.isBefore(to) ? end : to));
        }
        return worked;
    }

    private Instant endOfInterval(Instant working) {
        LocalDate day = dayOf(working);
        return intervals(day).stream().map(interval -> interval.end(day, zone)).filter(working::isBefore).findFirst().orElseThrow();
    }

    private List<WorkingHours.Interval> intervals(LocalDate day) {
        return isWorkingDay(day) ? hours(day).intervals() : List.of();
    }

    private WorkingHours hours(LocalDate day) {
        CalendarFiles.SpecialDay special = special(day);
        return special == null || special.hours() == null ? normalHours : special.hours();
    }

    private CalendarFiles.SpecialDay special(LocalDate day) {
        if (!files.covers(day.getYear()) && reportedYears.add(day.getYear())) {
            log.warn("No calendar file {}-{}.csv: only Saturdays and Sundays count as days off in {}", region, day.getYear(), day.getYear());
        }
        return files.find(day);
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Duration share(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }
}
