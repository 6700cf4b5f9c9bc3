package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How words and examples add up before the table decides. */
class EvidenceTest {

    private final Map<Signal, Integer> words = new EnumMap<>(Signal.class);
    private final Map<Category, Double> resemblance = new EnumMap<>(Category.class);

    EvidenceTest() {
        for (Signal signal : Signal.values()) {
            words.put(signal, 0);
        }
        for (Category category : Category.values()) {
            resemblance.put(category, 0.1);
        }
        resemblance.put(Category.technical, 0.5);
    }

    @Test
    void withoutWordsTheExamplesDecide() {
        assertThat(facts(0.3)).containsEntry("leading", "technical").containsEntry("likelihood", 49).containsEntry("strength", 0)
                .containsEntry("alarm", 30);
    }

    @Test
    void everyPointOfWordsRaisesTheOddsByHalf() {
        words.put(Signal.usage, 3);
        assertThat(facts(0.3)).containsEntry("leading", "technical").containsEntry("strength", 0);
        words.put(Signal.usage, 5);
        assertThat(facts(0.3)).containsEntry("leading", "usage").containsEntry("strength", 5).containsEntry("likelihood", 46);
        words.put(Signal.usage, 9);
        assertThat(facts(0.3)).containsEntry("leading", "usage").containsEntry("likelihood", 81);
    }

    @Test
    void whoDependsOnItAndHowItIsToldRaiseTheAlarm() {
        words.put(Signal.exposed, 1);
        words.put(Signal.scene, 1);
        assertThat(facts(0.2)).containsEntry("alarm", 50).containsEntry("danger", 0);
    }

    @Test
    void nothingIsEverCertain() {
        words.put(Signal.danger, 9);
        assertThat((int) facts(0.0).get("alarm")).isBetween(70, 73);
        assertThat((int) facts(1.0).get("alarm")).isEqualTo(99);
        words.put(Signal.danger, 0);
        assertThat((int) facts(1.0).get("alarm")).isEqualTo(99);
    }

    private Map<String, Object> facts(double emergencyResemblance) {
        return new Evidence(words, resemblance, emergencyResemblance).facts();
    }
}
