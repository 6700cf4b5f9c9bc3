package org.closedloop.repair;

import java.time.Instant;
import java.time.LocalDate;
import org.closedloop.staff.Fieldwork;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/** When an engineer works: on working days, in own hours or else in those of the business. */
@Component
class DutyHours {

    private final WorkCalendar calendar;

    DutyHours(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The given moment when the engineer works then, else the next beginning of work. */
    Instant next(Fieldwork work, Instant from) {
        if (work.hoursFrom() == null) {
            return calendar.nextWorkingTime(from);
        }
        for (LocalDate day = from.atZone(calendar.zone()).toLocalDate(); ; day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day) && from.isBefore(day.atTime(work.hoursUntil()).atZone(calendar.zone()).toInstant())) {
                Instant start = day.atTime(work.hoursFrom()).atZone(calendar.zone()).toInstant();
                return from.isAfter(start) ? from : start;
            }
        }
    }
}
