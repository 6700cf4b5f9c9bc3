package org.closedloop.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class CalendarFilesTest {

    @TempDir
    private Path directory;

    @Test
    @Covers("G-16")
    void anOwnerAddsAYearWithoutARebuild() throws IOException {
        write("cn-2027.csv", "date,kind,name,hours", "2027-02-08,holiday,Spring Festival,", "2027-12-31,workday,Year end,09:00-12:00");
        WorkCalendar calendar = calendar();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-02-08"))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
        assertThat(calendar.due(Instant.parse("2027-12-30T02:00:00Z"), Limit.parse("1 working day")))
                .isEqualTo(Instant.parse("2027-12-31T04:00:00Z"));
    }

    @Test
    void aFileInTheDirectoryReplacesTheShippedOne() throws IOException {
        write("cn-2026.csv", "date,kind,name");
        assertThat(calendar().isWorkingDay(LocalDate.parse("2026-10-01"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2027-02-30,holiday,Spring Festival      | line 2",
        "2027-02-08,free,Spring Festival         | kind is holiday or workday, not 'free'",
        "2026-02-08,holiday,Spring Festival      | does not belong to the file's year 2027",
        "2027-02-08,holiday                      | expected 3 columns, found 2"})
    void aMalformedFileStopsTheStart(String row, String reason) throws IOException {
        write("cn-2027.csv", "date,kind,name", row);
        assertThatIllegalStateException().isThrownBy(this::calendar).withMessageContaining("cn-2027.csv, line 2").withMessageContaining(reason);
    }

    @Test
    void refusesADayListedTwice() throws IOException {
        write("cn-2027.csv", "date,kind,name", "2027-02-08,holiday,a", "2027-02-08,workday,b");
        assertThatIllegalStateException().isThrownBy(this::calendar).withMessageContaining("line 3: 2027-02-08 is listed twice");
    }

    @Test
    void refusesOtherColumns() throws IOException {
        write("cn-2027.csv", "day,kind", "2027-02-08,holiday");
        assertThatIllegalStateException().isThrownBy(this::calendar).withMessageContaining("cn-2027.csv, line 1");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        WorktimeSettings settings = settings(directory.resolve("absent"), "09:00-17:00");
        assertThatIllegalStateException().isThrownBy(() -> new WorkCalendar(settings)).withMessageContaining("is not a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00", "17:00-09:00", "9-17", "09:00-25:00", "09:00-00:00"})
    void refusesHoursThatAreNoInterval(String hours) {
        WorktimeSettings settings = settings(directory, hours);
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkCalendar(settings)).withMessageContaining("09:00-12:00");
    }

    @Test
    void refusesHoursThatOverlap() {
        WorktimeSettings settings = settings(directory, "13:00-18:00", "09:00-13:30");
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkCalendar(settings)).withMessageContaining("overlap");
    }

    @Test
    void healthWarnsOfAYearWithoutFile() {
        Health now = health("2026-11-22T00:00:00Z");
        assertThat(now.getStatus()).isEqualTo(Status.UP);
        assertThat(now.getDetails()).doesNotContainKey("warning");
        Health december = health("2026-12-10T00:00:00Z");
        assertThat(december.getStatus()).isEqualTo(Status.UP);
        assertThat(december.getDetails()).containsEntry("missingYears", Set.of(2027)).containsKey("warning");
    }

    private Health health(String now) {
        return new WorkCalendarHealthIndicator(calendar(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).health();
    }

    private WorkCalendar calendar() {
        return new WorkCalendar(settings(directory, "09:00-12:00", "13:30-18:00"));
    }

    private static WorktimeSettings settings(Path directory, String... hours) {
        return new WorktimeSettings(ZoneId.of("Asia/Shanghai"), "cn", List.of(hours), directory);
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(directory.resolve(name), List.of(lines));
    }
}
