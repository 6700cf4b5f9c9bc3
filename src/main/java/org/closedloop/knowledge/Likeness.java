package org.closedloop.knowledge;

/** How well an article fits a question, from its words and from its meaning; the figures are the best of some tries on the tuning questions. */
final class Likeness {

    /** Two sentences on this subject are about so like each other by chance. */
    private static final double BY_CHANCE = 0.45;
    private static final double OF_MEANING = 0.5;

    private Likeness() {}

    /**
     * From 0 to 1.
     *
     * @param words the share of what was asked that the article says, 0 to 1
     * @param meaning how alike question and problem are as sentences, 0 to 1; 0 where they cannot be compared
     */
    static double match(double words, double meaning) {
        double beyondChance = Math.max(0, (meaning - BY_CHANCE) / (1 - BY_CHANCE));
        return Math.min(1, (1 - OF_MEANING) * words + OF_MEANING * beyondChance);
    }
}
