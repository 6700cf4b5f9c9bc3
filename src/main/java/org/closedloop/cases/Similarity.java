package org.closedloop.cases;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How much two texts share, by pairs of neighbouring characters: works for Chinese and for English alike. */
public final class Similarity {

    private static final double ALIKE = 0.45;

    private Similarity() {}

    public static boolean alike(String one, String other) {
        return share(one, other) >= ALIKE;
    }

    /** From 0, nothing in common, to 1, the same. */
    static double share(String one, String other) {
        Set<String> a = pairs(one);
        Set<String> b = pairs(other);
        if (a.isEmpty() || b.isEmpty()) {
            return one.strip().equalsIgnoreCase(other.strip()) ? 1 : 0;
        }
        Set<String> common = new HashSet<>(a);
        common.retainAll(b);
        return 2.0 * common.size() / (a.size() + b.size());
    }

    private static Set<String> pairs(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]+", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < plain.length(); i++) {
            pairs.add(plain.substring(i, i + 2));
        }
        return pairs;
    }
}
