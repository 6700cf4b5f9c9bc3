package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.closedloop.Covers;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** The three working days of the verification, over weekends, holidays and make-up workdays (R-079, C-04, C-05). */
class WorkingDaysTest extends ProcessTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    HealthIndicator workCalendarHealthIndicator;

    @ParameterizedTest(name = "{2}: handed over {0}, due {1}")
    @Covers({"R-079", "C-05", "G-16"})
    @CsvSource({
        "2026-06-02T10:00, 2026-06-05T18:00, within the week",
        "2026-06-04T10:00, 2026-06-09T18:00, over a weekend",
        "2026-06-06T10:00, 2026-06-10T18:00, on a Saturday",
        "2026-06-02T23:59, 2026-06-05T18:00, late in the evening",
        "2026-09-29T10:00, 2026-10-09T18:00, over National Day",
        "2026-09-30T10:00, 2026-10-10T18:00, to a make-up Saturday",
        "2026-10-08T10:00, 2026-10-12T18:00, over a make-up Saturday"})
    void endsWithTheThirdWorkingDay(LocalDateTime handedOver, LocalDateTime due, String when) {
        at(instant(handedOver));
        String reference = filedAndHandedOver();
        assertThat(promise(reference, 1, PromiseKind.verification)).extracting(Promise::startedAt, Promise::dueAt)
                .containsExactly(instant(handedOver), instant(due));

        respond(reference, false);
        assertThat(task(reference, "verifyComplaint").getDueDate().toInstant()).isEqualTo(instant(due));
        workAt(reference, instant(due).minusMillis(1));
        assertThat(promise(reference, 1, PromiseKind.verification).missedAt()).as(when).isNull();
        workAt(reference, instant(due));

        assertThat(promise(reference, 1, PromiseKind.verification).missedAt()).as(when).isEqualTo(instant(due));
        assertThat(passed(reference)).contains("verificationReported");
    }

    @Test
    void warnsAndEscalatesInWorkingTime() {
        String reference = filedAndHandedOver();
        respond(reference, false);
        Instant warning = instant(LocalDateTime.parse("2026-06-05T09:15"));
        Instant escalation = instant(LocalDateTime.parse("2026-06-11T17:00"));
        workAt(reference, warning.minusMillis(1));
        assertThat(timers(reference, "nextLevelReached")).as("29 working hours are promised").containsExactly(warning);
        assertThat(written(reference, "promiseWarning")).isEmpty();
        workAt(reference, warning);
        assertThat(written(reference, "promiseWarning")).containsExactly("technical-support");
        assertThat(timers(reference, "nextLevelReached")).containsExactly(escalation);

        workAt(reference, instant(LocalDateTime.parse("2026-06-05T18:00")));
        assertThat(written(reference, "promiseMissed")).containsExactlyInAnyOrder("service-supervisors", "customer-service");
        workAt(reference, escalation.minusMillis(1));
        assertThat(written(reference, "promiseEscalated")).isEmpty();
        workAt(reference, escalation);
        assertThat(written(reference, "promiseEscalated")).containsExactly("management");
        verify(reference, true);
        assertThat(promise(reference, 1, PromiseKind.verification).metAt()).isEqualTo(escalation);
    }

    @Test
    void nobodyIsWarnedInTheMiddleOfAHoliday() {
        at(instant(LocalDateTime.parse("2026-09-29T10:00")));
        String reference = filedAndHandedOver();
        respond(reference, false);

        workAt(reference, instant(LocalDateTime.parse("2026-09-30T10:00")));
        assertThat(timers(reference, "nextLevelReached")).containsExactly(instant(LocalDateTime.parse("2026-10-09T09:15")));
    }

    @Test
    @Covers("G-16")
    void aYearWithoutACalendarIsSaidOnTheCaseAndInHealth() {
        at(instant(LocalDateTime.parse("2026-12-29T10:00")));
        String reference = filedAndHandedOver();

        assertThat(promise(reference, 1, PromiseKind.verification).dueAt()).as("only weekends are off")
                .isEqualTo(instant(LocalDateTime.parse("2027-01-01T18:00")));
        assertThat(cases.timeline(caseOf(reference))).filteredOn(e -> e.kind().equals("calendarAssumed")).extracting(TimelineEntry::text)
                .singleElement().asString().contains("2027");
        Health health = workCalendarHealthIndicator.health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).hasEntrySatisfying("warning", warning -> assertThat(warning).asString().contains("2027"));
    }

    @Test
    void aYearWithACalendarIsNothingToSpeakOf() {
        String reference = filedAndHandedOver();

        assertThat(timeline(reference)).doesNotContain("calendarAssumed");
        assertThat(workCalendarHealthIndicator.health().getDetails()).doesNotContainKey("warning");
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(SHANGHAI).toInstant();
    }
}
