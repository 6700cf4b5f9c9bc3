package org.closedloop.knowledge;

/**
 * What speaks for an answer beside its words: somebody of quality has read it, the customer of its case was very satisfied and at once, and
 * above all whether it helped when it was used. It decides between answers that fit about as well, never against the words.
 */
final class Merit {

    private static final double PUBLISHED = 0.06;
    private static final double PER_POINT = 0.02;
    private static final int PASSED = 3;
    private static final double AT_ONCE = 0.02;
    private static final double HELPED = 0.25;
    /** One success or failure says little. */
    private static final double DOUBT = 2;
    private static final double OFTEN = 0.03;

    private Merit() {}

    /** About 1. */
    static double of(Article article) {
        double merit = 1;
        merit += article.isPublished() ? PUBLISHED : 0;
        merit += article.score() == null ? 0 : PER_POINT * (article.score() - PASSED);
        merit += article.round() != null && article.round() == 1 ? AT_ONCE : 0;
        merit += HELPED * (article.helped() - article.failed()) / (article.helped() + article.failed() + DOUBT);
        return merit + (article.helped() > article.failed() ? OFTEN * Math.log1p(article.helped() - (double) article.failed()) : 0);
    }
}
