package org.closedloop.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> OFFICE = List.of("09:00-12:00", "13:30-18:00");

    private final WorkCalendar calendar = new WorkCalendar(new WorktimeSettings(SHANGHAI, "cn", OFFICE, null));

    @ParameterizedTest(name = "{0}: {1} + {2}")
    @Covers("C-05")
    @CsvSource({
        "National Day 2026,               2026-09-29T10:00, 3 working days,   2026-10-09T18:00",
        "over the make-up Saturday,       2026-09-29T10:00, 4 working days,   2026-10-10T18:00",
        "received on the make-up Saturday,2026-10-10T10:00, 1 working days,   2026-10-12T18:00",
        "weekend,                         2026-11-20T17:59, 1 working day,    2026-11-23T18:00",
        "received on a Sunday,            2026-11-22T03:00, 1 working day,    2026-11-23T18:00",
        "received after work,             2026-11-23T23:59, 1 working day,    2026-11-24T18:00",
        "Spring Festival 2026,            2026-02-13T10:00, 2 working days,   2026-02-24T18:00",
        "lunch break,                     2026-11-23T11:00, 2 working hours,  2026-11-23T14:30",
        "to the end of the morning,       2026-11-23T11:00, 1 working hour,   2026-11-23T12:00",
        "from within the lunch break,     2026-11-23T12:30, 1 working hour,   2026-11-23T14:30",
        "over the weekend,                2026-11-20T17:00, 8 working hours,  2026-11-23T17:30",
        "over National Day,               2026-09-30T17:00, 2 working hours,  2026-10-08T10:00",
        "a year without file,             2029-09-28T10:00, 2 working days,   2029-10-02T18:00",
        "hours run through the weekend,   2026-11-20T17:00, 24 hours,         2026-11-21T17:00",
        "days run through holidays,       2026-09-30T10:00, 7 days,           2026-10-07T10:00",
        "minutes,                         2026-11-20T23:45, 30 minutes,       2026-11-21T00:15"})
    void due(String name, LocalDateTime start, String limit, LocalDateTime due) {
        assertThat(calendar.due(at(start), Limit.parse(limit))).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{1} % of {0}")
    @CsvSource({
        // Tue 2026-09-29 10:00 to Fri 2026-10-09 18:00 is 6.5 + 3 x 7.5 = 29 working hours; 75 % are 21 and three quarters
        "3 working days, 0,   2026-09-29T10:00",
        "3 working days, 75,  2026-10-09T09:15",
        "3 working days, 100, 2026-10-09T18:00",
        "8 working hours, 75, 2026-09-29T17:30",
        "8 working hours, 200, 2026-10-08T11:00",
        "24 hours, 75,        2026-09-30T04:00",
        "24 hours, 200,       2026-10-01T10:00"})
    void share(String limit, int percent, LocalDateTime expected) {
        Instant start = at(LocalDateTime.parse("2026-09-29T10:00"));
        assertThat(calendar.share(start, Limit.parse(limit), percent)).isEqualTo(at(expected));
    }

    @Test
    void twiceAWorkingDayLimitGoesOnInWorkingTime() {
        Instant start = at(LocalDateTime.parse("2026-11-23T10:00"));
        // 6.5 hours left on Monday and 7.5 on Tuesday; the second 14 hours are Wednesday and 6.5 hours of Thursday
        assertThat(calendar.share(start, Limit.parse("1 working day"), 200)).isEqualTo(at(LocalDateTime.parse("2026-11-26T17:00")));
    }

    @Test
    void knowsHolidaysAndMakeUpDays() {
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-01"))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-11"))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2025-02-08"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T09:00", "2026-11-23T08:59, 2026-11-23T09:00", "2026-11-23T12:00, 2026-11-23T13:30",
        "2026-11-20T18:00, 2026-11-23T09:00", "2026-11-23T17:59, 2026-11-23T17:59"})
    void nextWorkingTime(LocalDateTime from, LocalDateTime next) {
        assertThat(calendar.nextWorkingTime(at(from))).isEqualTo(at(next));
    }

    @Test
    void namesYearsWithoutAFile() {
        assertThat(calendar.missingYears(at(LocalDateTime.parse("2026-12-30T10:00")), at(LocalDateTime.parse("2028-01-05T10:00"))))
                .containsExactly(2027, 2028);
        assertThat(calendar.missingYears(at(LocalDateTime.parse("2025-01-01T00:00")), at(LocalDateTime.parse("2026-12-31T23:59")))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // clocks go 02:00 -> 03:00 on 2026-03-29 in Berlin, 2026-03-08 in New York; back 03:00 -> 02:00 on 2026-10-25, 02:00 -> 01:00 on 2026-11-01
        "Europe/Berlin,    2026-03-28T22:00:00Z, 4 working hours,  2026-03-29T02:00:00Z",
        "Europe/Berlin,    2026-03-28T12:00:00Z, 24 hours,         2026-03-29T12:00:00Z",
        "Europe/Berlin,    2026-10-24T21:00:00Z, 4 working hours,  2026-10-25T01:00:00Z",
        "America/New_York, 2026-03-08T05:00:00Z, 4 working hours,  2026-03-08T09:00:00Z",
        "America/New_York, 2026-11-01T04:00:00Z, 4 working hours,  2026-11-01T08:00:00Z"})
    void countsRealHoursInANightWhenClocksChange(String zone, Instant start, String limit, Instant due) {
        WorkCalendar night = aroundTheClock(ZoneId.of(zone));
        assertThat(night.due(start, Limit.parse(limit))).isEqualTo(due);
    }

    @Test
    void anIntervalThatTheClocksSkipDoesNotExist() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        WorkingHours.Interval skipped = WorkingHours.parse(List.of("02:10-02:50")).intervals().get(0);
        LocalDate night = LocalDate.parse("2026-03-29");
        assertThat(skipped.start(night, berlin)).isEqualTo(skipped.end(night, berlin));
    }

    @Test
    void countsWorkingDaysInLocalDays() {
        WorkCalendar berlin = new WorkCalendar(new WorktimeSettings(ZoneId.of("Europe/Berlin"), "none", List.of("09:00-17:00"), null));
        assertThat(berlin.due(Instant.parse("2026-03-27T10:00:00Z"), Limit.parse("1 working day")))
                .isEqualTo(Instant.parse("2026-03-30T15:00:00Z"));
    }

    /** Clocks change on Sundays: the test's own calendar file makes those nights working days. */
    private static WorkCalendar aroundTheClock(ZoneId zone) {
        return new WorkCalendar(new WorktimeSettings(zone, "test-nights", List.of("00:00-24:00"), null));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }
}
