package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.closedloop.Covers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code classifyComplaint.dmn} with what it is for, and no combination of weights without an answer. */
class ClassifyComplaintTableTest {

    private static final DmnFiles FILES = new DmnFiles();
    private static final List<String> LEADING = List.of("technical", "quality", "usage", "service", "delivery", "other");

    @AfterAll
    static void everyRowWasUsed() {
        assertThat(FILES.rowsApplied()).containsAll(DmnFiles.rowsOf(List.of("classifyComplaint")));
    }

    @ParameterizedTest
    @Covers("R-054")
    @CsvSource({
        "technical, 0, 84, technical, false, no known words",
        "quality, 2, 59, quality, false, words of several categories",
        "quality, 9, 0, quality, false, words of several categories",
        "service, 0, 85, service, true, like the examples ({likelihood} %)",
        "technical, 1, 60, technical, true, does not work",
        "quality, 2, 99, quality, true, 'defect of manufacture, material or assembly'",
        "usage, 2, 99, usage, true, how to use or maintain",
        "service, 2, 99, service, true, staff or service",
        "delivery, 2, 99, delivery, true, 'late, wrong, damaged or incomplete'",
        "other, 2, 99, other, true, something else"})
    void category(String leading, int strength, int likelihood, String category, boolean sure, String rule) {
        Map<String, Object> facts = facts(leading, strength, likelihood);
        assertThat(classify(facts)).containsEntry("category", category).containsEntry("sure", sure).containsEntry("rule", rule);
    }

    @ParameterizedTest
    @Covers({"R-070", "R-083"})
    @CsvSource({
        "other, 5, 0, 9, 0, emergency, false, possible danger",
        "usage, 5, 0, 9, 0, emergency, false, possible danger",
        "usage, 6, 0, 0, 0, emergency, true, danger to people or property",
        "other, 6, 0, 0, 0, emergency, true, danger to people or property",
        "other, 0, 5, 9, 0, emergency, false, possibly a stopped operation",
        "other, 0, 6, 0, 0, emergency, true, stopped operation",
        "technical, 3, 0, 0, 9, emergency, true, danger to people or property",
        "technical, 0, 3, 0, 9, emergency, true, stopped operation",
        "technical, 2, 0, 1, 0, emergency, true, danger and haste",
        "technical, 0, 2, 1, 0, emergency, true, stopped operation and haste",
        "technical, 2, 0, 0, 0, emergency, false, possible danger",
        "technical, 1, 0, 9, 9, emergency, false, possible danger",
        "technical, 0, 1, 9, 9, emergency, false, possibly a stopped operation",
        "technical, 0, 0, 2, 2, high, true, does not work",
        "technical, 0, 0, 1, 2, low, true, does not work",
        "technical, 0, 0, 1, 1, high, true, does not work",
        "technical, 0, 0, 0, 1, low, true, does not work",
        "technical, 0, 0, 0, 0, normal, true, does not work"})
    void urgency(String leading, int danger, int stopped, int haste, int patience, String urgency, boolean sure, String rule) {
        Map<String, Object> facts = facts(leading, 9, 99);
        facts.putAll(Map.of("danger", danger, "stopped", stopped, "haste", haste, "patience", patience));
        assertThat(classify(facts)).containsEntry("urgency", urgency).containsEntry("sure", sure).containsEntry("rule", rule);
    }

    @ParameterizedTest
    @Covers("R-083")
    @CsvSource({
        "0, 19, normal, true, does not work",
        "0, 20, emergency, false, may be an emergency ({alarm} %)",
        "0, 97, emergency, false, may be an emergency ({alarm} %)",
        "0, 98, emergency, true, like the emergencies among the examples ({alarm} %)",
        "1, 97, emergency, false, possible danger",
        "1, 98, emergency, true, like the emergencies among the examples ({alarm} %)",
        "3, 0, emergency, true, danger to people or property"})
    void examplesGiveTheAlarmThatWordsDoNot(int danger, int alarm, String urgency, boolean sure, String rule) {
        Map<String, Object> facts = facts("technical", 9, 99);
        facts.putAll(Map.of("danger", danger, "alarm", alarm));
        assertThat(classify(facts)).containsEntry("urgency", urgency).containsEntry("sure", sure).containsEntry("rule", rule);
    }

    @ParameterizedTest
    @Covers("R-083")
    @CsvSource({
        "0, 0, 0, emergency, false, the customer says that there is danger",
        "0, 0, 2, emergency, false, the customer says that there is danger",
        "1, 0, 0, emergency, false, possible danger",
        "0, 98, 0, emergency, true, like the emergencies among the examples ({alarm} %)"})
    void whoSaysThatThereIsDangerIsBelievedUntilAPersonHasLooked(int danger, int alarm, int patience, String urgency, boolean sure, String rule) {
        Map<String, Object> facts = facts("technical", 9, 99);
        facts.putAll(Map.of("danger", danger, "alarm", alarm, "patience", patience, "stated", true));
        assertThat(classify(facts)).containsEntry("urgency", urgency).containsEntry("sure", sure).containsEntry("rule", rule);
    }

    @ParameterizedTest
    @Covers({"R-061", "R-070", "R-072"})
    @CsvSource({"0, 0, 0, 0, normal, false", "0, 0, 1, 0, low, false", "0, 1, 1, 1, high, true", "3, 0, 1, 0, high, false"})
    void importanceAndConduct(int danger, int weighty, int trifle, int conduct, String importance, boolean aboutConduct) {
        Map<String, Object> facts = facts("service", 9, 99);
        facts.putAll(Map.of("danger", danger, "weighty", weighty, "trifle", trifle, "conduct", conduct));
        assertThat(classify(facts)).containsEntry("importance", importance).containsEntry("aboutConduct", aboutConduct).containsEntry("sure", true);
    }

    @Test
    void everyCombinationHasAnAnswerAndNoAlarmIsEverTakenForSurelyHarmless() {
        for (String leading : LEADING) {
            for (int strength : new int[] {0, 1, 2, 9}) {
                for (int likelihood : new int[] {0, 59, 60, 84, 85, 100}) {
                    requireAnswer(facts(leading, strength, likelihood));
                }
            }
        }
        int[] alarms = {0, 1, 2, 6};
        for (String leading : List.of("technical", "other")) {
            for (int alarm = 0; alarm < 16; alarm++) {
                for (int mood = 0; mood < 9; mood++) {
                    Map<String, Object> facts = facts(leading, 9, 99);
                    facts.putAll(Map.of("danger", alarms[alarm / 4], "stopped", alarms[alarm % 4], "haste", mood / 3, "patience", mood % 3));
                    assertThat(requireAnswer(facts).get("urgency").equals("emergency")).as(facts.toString()).isEqualTo(alarm > 0);
                }
            }
        }
    }

    private static Map<String, Object> requireAnswer(Map<String, Object> facts) {
        Map<String, Object> answer = classify(facts);
        assertThat(answer).as(facts.toString()).containsOnlyKeys("category", "urgency", "importance", "aboutConduct", "sure", "rule")
                .doesNotContainValue(null);
        return answer;
    }

    private static Map<String, Object> classify(Map<String, Object> facts) {
        return FILES.evaluate("classifyComplaint", facts);
    }

    private static Map<String, Object> facts(String leading, int strength, int likelihood) {
        Map<String, Object> facts = new HashMap<>(Map.of("leading", leading, "strength", strength, "likelihood", likelihood));
        List.of("danger", "stopped", "alarm", "haste", "patience", "weighty", "trifle", "conduct").forEach(figure -> facts.put(figure, 0));
        facts.put("stated", false);
        return facts;
    }
}
