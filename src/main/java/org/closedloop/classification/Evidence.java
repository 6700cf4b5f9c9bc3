package org.closedloop.classification;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What words and examples say together, as the decision table reads it: every point that the words weigh raises the odds that the examples
 * give, by half for a category, and for an emergency, which must not be missed, to the double. Neither is ever taken for certain.
 */
record Evidence(Map<Signal, Integer> words, Map<Category, Double> resemblance, double emergencyResemblance) {

    /** What the examples never saw is still possible: less than one in two hundred is not believed. */
    private static final double DOUBT = 0.005;
    /** What a point of words makes of the odds; chosen on the examples, each judged by the others (ADR 20). */
    private static final double FOR_CATEGORY = 1.5;
    private static final double FOR_EMERGENCY = 2;
    private static final List<Signal> ALARMS = List.of(Signal.danger, Signal.stopped, Signal.exposed, Signal.scene);

    /** {@code leading} category, its {@code likelihood} and the {@code alarm} in percent, the {@code strength} of its words, and the other signals. */
    Map<String, Object> facts() {
        Map<Category, Double> odds = new EnumMap<>(Category.class);
        resemblance.forEach((category, share) -> odds.put(category, (share + DOUBT) * Math.pow(FOR_CATEGORY, weight(category))));
        Category leading = Stream.of(Category.values()).max(Comparator.comparing(odds::get)).orElseThrow();
        double all = odds.values().stream().mapToDouble(Double::doubleValue).sum();

        Map<String, Object> facts = new HashMap<>();
        facts.put("leading", leading.name());
        facts.put("likelihood", percent(odds.get(leading), all));
        facts.put("strength", weight(leading));
        facts.put("alarm", alarm());
        Stream.of(Signal.values()).filter(signal -> !signal.isCategory()).forEach(signal -> facts.put(signal.name(), words.get(signal)));
        return facts;
    }

    private int alarm() {
        double emergency = (emergencyResemblance + DOUBT) * Math.pow(FOR_EMERGENCY, ALARMS.stream().mapToInt(words::get).sum());
        return percent(emergency, emergency + 1 - emergencyResemblance + DOUBT);
    }

    private int weight(Category category) {
        return words.get(Signal.valueOf(category.name()));
    }

    private static int percent(double part, double whole) {
        return (int) Math.floor(100 * part / whole);
    }
}
