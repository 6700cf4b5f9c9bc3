package org.closedloop.worktime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says in the health details when limits are counted in a year without a calendar file; a warning, the application stays up. */
@Component
class WorkCalendarHealthIndicator implements HealthIndicator {

    private static final Duration AHEAD = Duration.ofDays(30);

    private final WorkCalendar calendar;
    private final Clock clock;

    WorkCalendarHealthIndicator(WorkCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant now = clock.instant();
        SortedSet<Integer> missing = calendar.missingYears(now, now.plus(AHEAD));
        Health.Builder health = Health.up().withDetail("zone", calendar.zone().getId());
        if (!missing.isEmpty()) {
            health.withDetail("warning", "No calendar file for " + missing + ": only Saturdays and Sundays count as days off");
            health.withDetail("missingYears", missing);
        }
        return health.build();
    }
}
