package org.closedloop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.closedloop.Covers;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {

    private static final List<String> TIERS = List.of("standard", "important", "key");
    private static final List<Importance> RISING = List.of(Importance.low, Importance.normal, Importance.high);

    @ParameterizedTest
    @CsvSource({"emergency, 90, 100", "high, 60, 89", "normal, 30, 59", "low, 0, 29"})
    @Covers({"R-063", "R-072", "C-10", "G-15"})
    void urgencyChoosesTheBand(Urgency urgency, int from, int to) {
        assertThat(RISING.stream().flatMap(importance -> TIERS.stream().map(tier -> value(urgency, importance, tier, 0))))
                .allSatisfy(value -> assertThat(value).isBetween(from, to));
        assertThat(RISING.stream().map(importance -> value(urgency, importance, "standard", 0))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @Covers({"C-10", "C-11"})
    void theTierOrdersOnlyWhatIsAlikeOtherwise() {
        for (Urgency urgency : Urgency.values()) {
            for (Importance importance : RISING) {
                assertThat(TIERS.stream().map(tier -> value(urgency, importance, tier, 0))).isSorted();
            }
            assertThat(value(urgency, Importance.low, "key", 0)).isLessThan(value(urgency, Importance.normal, "standard", 0));
            assertThat(value(urgency, Importance.normal, "key", 0)).isLessThan(value(urgency, Importance.high, "standard", 0));
        }
    }

    @Test
    @Covers("G-15")
    void aMissedPromiseRaisesButNeverIntoTheBandOfEmergencies() {
        assertThat(value(Urgency.low, Importance.low, "standard", 1)).isEqualTo(10);
        assertThat(Stream.of(Urgency.low, Urgency.normal, Urgency.high).map(urgency -> value(urgency, Importance.high, "key", 20)))
                .containsOnly(89);
        assertThat(IntStream.range(0, 30).map(missed -> value(Urgency.emergency, Importance.high, "key", missed)).max()).hasValue(100);
    }

    private static int value(Urgency urgency, Importance importance, String tier, int missed) {
        return Priority.of(urgency, importance, tier, missed).value();
    }
}
