package org.closedloop.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.closedloop.Covers;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The same fault on the same device within the window is a repeat repair (R-143, C-15). */
class RepeatRepairsTest extends RepairFixture {

    private static final String LEAK = "The pump of the machine leaks water on the floor.";
    private static final String NOISE = "Loud banging whenever it spins.";

    @Autowired
    RepeatRepairs repeats;
    private String serial;

    @BeforeEach
    void device() {
        serial = unique("RR-");
    }

    @ParameterizedTest(name = "finished {0} days ago: repeat {1}")
    @Covers({"R-116", "R-143", "C-15"})
    @CsvSource({"1, true", "90, true", "91, false", "400, false"})
    void countsInsideTheWindowOnly(int daysAgo, boolean repeat) {
        WorkOrder first = repaired(LEAK, Category.technical, daysAgo);

        Optional<RepeatRepair> found = before(LEAK, Category.technical, serial);

        assertThat(found.isPresent()).isEqualTo(repeat);
        found.ifPresent(one -> assertThat(one).isEqualTo(new RepeatRepair(first.id(), reference(first), "engineer-li", 1)));
    }

    @Test
    void theWindowIsASetting() {
        repaired(LEAK, Category.technical, 20);
        ServiceCase again = fault("WM-200", serial, Category.technical, LEAK);
        RepeatRepairs strict = new RepeatRepairs(jdbc, new RepairSettings(Duration.ofDays(14)));

        assertThat(strict.before(order(again, MORNING), again)).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}: repeat {2}")
    @Covers("R-143")
    @CsvSource({
        "technical, Loud banging whenever it spins., true",
        "quality, 'The pump of this machine leaks water on the floor again.', true",
        "quality, Loud banging whenever it spins., false",
        "other, Loud banging whenever it spins., false",
        ", Loud banging whenever it spins., false"})
    void theFaultIsTheSameByCategoryOrByWords(Category category, String description, boolean repeat) {
        repaired(LEAK, category == Category.other ? Category.other : Category.technical, 10);

        assertThat(before(description, category, serial).isPresent()).isEqualTo(repeat);
    }

    @Test
    void anotherDeviceIsNoRepeatAndCapitalsDoNotMatter() {
        repaired(LEAK, Category.technical, 10);

        assertThat(before(LEAK, Category.technical, unique("RR-"))).isEmpty();
        assertThat(before(LEAK, Category.technical, null)).isEmpty();
        assertThat(before(LEAK, Category.technical, serial.toLowerCase(Locale.ROOT))).isPresent();
        ServiceCase otherModel = fault("XP-10", serial, Category.technical, LEAK);
        assertThat(repeats.before(order(otherModel, MORNING), otherModel)).isEmpty();
    }

    @Test
    void countsHowOftenItCameBackAndLinksTheLatest() {
        repaired(LEAK, Category.technical, 150);
        WorkOrder second = change(repaired(LEAK, Category.technical, 80), "repeat_count = 1");

        assertThat(before(LEAK, Category.technical, serial)).get().extracting(RepeatRepair::workOrderId, RepeatRepair::count)
                .containsExactly(second.id(), 2);
    }

    @Test
    void anOpenRepairCountsAWithdrawnOneDoesNot() {
        change(repaired(NOISE, Category.technical, 5), "outcome = 'withdrawn'");
        assertThat(before(NOISE, Category.technical, serial)).isEmpty();

        serial = unique("RR-");
        ServiceCase open = fault("WM-200", serial, Category.technical, NOISE);
        WorkOrder order = order(open, MORNING.minus(Duration.ofDays(200)));
        assertThat(before(NOISE, Category.technical, serial)).get().extracting(RepeatRepair::workOrderId).isEqualTo(order.id());
    }

    @Test
    void aLaterRoundOfTheSameCaseIsARepeat() {
        ServiceCase complaint = fault("WM-200", serial, Category.quality, LEAK);
        WorkOrder first = finished(order(complaint, 1, MORNING.minus(Duration.ofDays(9))), MORNING.minus(Duration.ofDays(8)));

        assertThat(repeats.before(order(complaint, 2, MORNING), complaint)).get().extracting(RepeatRepair::workOrderId).isEqualTo(first.id());
        assertThat(repeats.before(first, complaint)).as("what came later is no earlier repair").isEmpty();
    }

    private Optional<RepeatRepair> before(String description, Category category, String device) {
        ServiceCase again = fault("WM-200", device, category, description);
        return repeats.before(order(again, MORNING), again);
    }

    private WorkOrder repaired(String description, Category category, int daysAgo) {
        Instant at = MORNING.minus(Duration.ofDays(daysAgo));
        WorkOrder order = order(fault("WM-200", serial, category, description), at.minus(Duration.ofDays(2)));
        return finished(change(order, "engineer = 'engineer-li'"), at);
    }

    private String reference(WorkOrder order) {
        return jdbc.sql("select reference from service_case where id = ?").param(order.caseId()).query(String.class).single();
    }
}
