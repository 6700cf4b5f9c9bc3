package org.closedloop.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which articles are worth weighing, when there are many: those with a rare word of the question, and those with two of its words. A word
 * that is everywhere weighs, but does not choose by itself; so the work stays the same however many articles there are.
 */
final class Candidates {

    static final int MOST = 2_000;
    private static final int BY_ONE_WORD = 800;
    private static final int WORDS_IN_PAIRS = 8;
    /** Words of one matter meet more often than chance would have it. */
    private static final double TOGETHER = 4;

    private record Choice(String query, double articles) {}

    private Candidates() {}

    /** The query for them; {@code all} is how many articles there are. */
    static String choosing(List<Term> terms, long all) {
        List<Term> rareFirst = terms.stream().sorted(Comparator.comparing(Term::articles)).toList();
        List<Choice> choices = new ArrayList<>();
        double articles = 0;
        List<Term> rest = new ArrayList<>();
        for (Term term : rareFirst) {
            if (articles + term.articles() <= BY_ONE_WORD) {
                choices.add(new Choice(term.query(), term.articles()));
                articles += term.articles();
            } else {
                rest.add(term);
            }
        }
        for (Choice pair : pairs(rest, all)) {
            if (articles + pair.articles() <= MOST || choices.isEmpty()) {
                choices.add(pair);
                articles += pair.articles();
            }
        }
        return choices.isEmpty() ? rareFirst.get(0).query() : String.join(" | ", choices.stream().map(Choice::query).toList());
    }

    private static List<Choice> pairs(List<Term> terms, long all) {
        List<Term> telling = terms.stream().sorted(Comparator.comparing(Term::weight).reversed()).limit(WORDS_IN_PAIRS).toList();
        List<Choice> pairs = new ArrayList<>();
        for (int i = 0; i < telling.size(); i++) {
            for (int j = i + 1; j < telling.size(); j++) {
                double both = TOGETHER * telling.get(i).articles() * telling.get(j).articles() / all;
                pairs.add(new Choice("(" + telling.get(i).query() + " & " + telling.get(j).query() + ")", both));
            }
        }
        pairs.sort(Comparator.comparing(Choice::articles));
        return pairs;
    }
}
