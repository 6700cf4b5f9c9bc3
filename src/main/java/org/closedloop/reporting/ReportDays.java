package org.closedloop.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.SortedSet;
import org.closedloop.classification.Decisions;
import org.closedloop.worktime.Limit;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/**
 * By when a report of a month is with its reader (G-16, ADR 23): at the end of the last working day of the next month that lies before the day
 * in {@code reportDay.dmn}, and when all days before it are off, at the end of the first working day from then on.
 */
@Component
class ReportDays {

    private static final Limit NEXT_WORKING_DAY = new Limit(1, Limit.Unit.WORKING_DAYS);

    private final Decisions decisions;
    private final WorkCalendar calendar;

    ReportDays(Decisions decisions, WorkCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    Instant due(YearMonth month, ReportPart part) {
        LocalDate before = month.plusMonths(1).atDay(decisions.reportDay(part.name()));
        LocalDate day = before.minusDays(1);
        while (!calendar.isWorkingDay(day) && day.getDayOfMonth() > 1) {
            day = day.minusDays(1);
        }
        return endOfWork(calendar.isWorkingDay(day) ? day : before);
    }

    /** The years without a calendar file in which the days of a month's report lie. */
    SortedSet<Integer> assumed(YearMonth month) {
        return calendar.missingYears(start(month.plusMonths(1)), due(month, ReportPart.technicalCentre));
    }

    /** When the work of the day begins that a report is due on. */
    Instant beginningOf(Instant due) {
        return calendar.nextWorkingTime(LocalDate.ofInstant(due, calendar.zone()).atStartOfDay(calendar.zone()).toInstant());
    }

    /** Of the day, or of the first working day after it. */
    private Instant endOfWork(LocalDate day) {
        return calendar.due(day.minusDays(1).atTime(LocalTime.NOON).atZone(calendar.zone()).toInstant(), NEXT_WORKING_DAY);
    }

    Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(calendar.zone()).toInstant();
    }

    YearMonth monthOf(Instant at) {
        return YearMonth.from(LocalDate.ofInstant(at, calendar.zone()));
    }
}
