package org.closedloop.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.closedloop.Covers;
import org.closedloop.engine.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often maintenance comes round, as people write it. */
@Covers("G-14")
class IntervalTest {

    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    @ParameterizedTest
    @CsvSource({"6 months, 6 months", " 1  Month , 1 month", "2weeks, 2 weeks", "90 days, 90 days", "1 year, 1 year", "6个月, 6 months",
        "2 周, 2 weeks", "2个星期, 2 weeks", "90天, 90 days", "30日, 30 days", "1年, 1 year", "10 years, 10 years"})
    void isReadAsPeopleSayIt(String written, String said) {
        assertThat(Interval.parse(written)).hasToString(said).isEqualTo(Interval.parse(said));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "6", "months", "-6 months", "6.5 months", "6 months ago", "six months", "0 days", "11 years", "9999 weeks",
        "99999 days", "6 moons", "6\nmonths\u0000", "P6M", "${6} months"})
    void refusesWhatIsNone(String written) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Interval.parse(written)).withMessageStartingWith("interval");
    }

    @ParameterizedTest
    @CsvSource({"1 month, 2026-01-31, 2026-01-31, 2026-02-28", "1 month, 2026-01-31, 2026-02-28, 2026-03-31",
        "6 months, 2026-03-01, 2026-02-01, 2026-03-01", "6 months, 2026-03-01, 2026-03-01, 2026-09-01",
        "2 weeks, 2026-01-01, 2026-02-20, 2026-02-26", "1 year, 2024-02-29, 2026-03-01, 2027-02-28", "1 year, 2024-02-29, 2027-03-01, 2028-02-29"})
    void keepsItsRhythm(String interval, LocalDate start, LocalDate after, LocalDate next) {
        assertThat(Interval.parse(interval).next(start, after)).isEqualTo(next);
    }

    @Property
    void comesOnceInEachInterval(@ForAll @IntRange(min = 1, max = 120) int months, @ForAll @IntRange(min = 0, max = 20_000) int later) {
        LocalDate after = NEW_YEAR.plusDays(later);
        Interval interval = new Interval(months, Interval.Unit.month);
        LocalDate next = interval.next(NEW_YEAR, after);

        assertThat(next).isAfter(after).isBeforeOrEqualTo(after.plusMonths(months));
        assertThat(next.getDayOfMonth()).isEqualTo(1);
    }
}
