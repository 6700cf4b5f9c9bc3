package org.closedloop.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/** Today as the business sees it, for the expressions of the stored Tasklist filters; the server itself lives in UTC. */
@Component("businessDay")
public class BusinessDay {

    private final Clock clock;
    private final WorkCalendar calendar;

    BusinessDay(Clock clock, WorkCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    /** Midnight after today in the business zone. */
    public Date end() {
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), calendar.zone()).plusDays(1);
        return Date.from(tomorrow.atStartOfDay(calendar.zone()).toInstant());
    }
}
