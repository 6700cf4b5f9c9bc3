package org.closedloop.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.closedloop.worktime.Limit.Unit;

class WorkCalendarPropertyTest {

    private static final List<WorkCalendar> CALENDARS = Stream.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")
            .map(zone -> new WorkCalendar(new WorktimeSettings(ZoneId.of(zone), "cn", List.of("09:00-12:00", "13:30-18:00"), null)))
            .toList();

    @Property
    void aLaterStartIsNeverDueEarlier(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start,
                                      @ForAll("limits") Limit limit, @ForAll @IntRange(max = 500_000) int seconds) {
        assertThat(calendar.due(start.plusSeconds(seconds), limit)).isAfterOrEqualTo(calendar.due(start, limit));
    }

    @Property
    void aLongerLimitIsDueLater(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start, @ForAll("limits") Limit limit) {
        assertThat(calendar.due(start, new Limit(limit.amount() + 1, limit.unit()))).isAfter(calendar.due(start, limit));
    }

    @Property
    void workingHoursAddUp(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start,
                           @ForAll @IntRange(min = 1, max = 60) int first, @ForAll @IntRange(min = 1, max = 60) int second) {
        Instant between = calendar.due(start, new Limit(first, Unit.WORKING_HOURS));
        assertThat(calendar.due(between, new Limit(second, Unit.WORKING_HOURS)))
                .isEqualTo(calendar.due(start, new Limit(first + second, Unit.WORKING_HOURS)));
    }

    @Property
    void workingLimitsEndOnlyInWorkingHours(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start,
                                            @ForAll("workingLimits") Limit limit, @ForAll @IntRange(min = 1, max = 250) int percent) {
        assertWorking(calendar, calendar.due(start, limit));
        assertWorking(calendar, calendar.share(start, limit, percent));
    }

    @Property
    void sharesGrowFromTheStartOverTheDueMoment(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start,
                                                @ForAll("limits") Limit limit, @ForAll @IntRange(max = 250) int percent) {
        assertThat(calendar.share(start, limit, 0)).isEqualTo(start);
        assertThat(calendar.share(start, limit, 100)).isEqualTo(calendar.due(start, limit));
        assertThat(calendar.share(start, limit, percent + 1)).isAfterOrEqualTo(calendar.share(start, limit, percent));
    }

    @Property
    void workBeginsAtTheFirstWorkingMoment(@ForAll("calendars") WorkCalendar calendar, @ForAll("starts") Instant start) {
        Instant next = calendar.nextWorkingTime(start);
        assertThat(next).isAfterOrEqualTo(start);
        assertThat(calendar.nextWorkingTime(next)).isEqualTo(next);
        assertThat(calendar.due(start, Limit.parse("1 working hour"))).isEqualTo(calendar.due(next, Limit.parse("1 working hour")));
    }

    @Provide
    Arbitrary<WorkCalendar> calendars() {
        return Arbitraries.of(CALENDARS);
    }

    @Provide
    Arbitrary<Instant> starts() {
        long from = Instant.parse("2024-12-20T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(from, from + Duration.ofDays(900).toSeconds()).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.of(Unit.class).flatMap(unit -> Arbitraries.longs().between(1, 40).map(amount -> new Limit(amount, unit)));
    }

    @Provide
    Arbitrary<Limit> workingLimits() {
        return limits().filter(Limit::inWorkingTime);
    }

    private static void assertWorking(WorkCalendar calendar, Instant instant) {
        ZonedDateTime local = instant.atZone(calendar.zone());
        LocalTime time = local.toLocalTime();
        assertThat(calendar.isWorkingDay(local.toLocalDate())).isTrue();
        assertThat(within(time, "09:00", "12:00") || within(time, "13:30", "18:00")).isTrue();
    }

    private static boolean within(LocalTime time, String from, String to) {
        return !time.isBefore(LocalTime.parse(from)) && !time.isAfter(LocalTime.parse(to));
    }
}
