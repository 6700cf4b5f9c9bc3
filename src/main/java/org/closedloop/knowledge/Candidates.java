package org.closedloop.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which articles are worth weighing, when there are many: those with a rare word of the question, and so many of those with two of its more
 * frequent words, or one, as keeps the work the same however many articles there are.
 *
 * @param rare the query for all with a rare word; empty if no word is rare
 * @param shared the queries for some each
 */
record Candidates(String rare, List<String> shared) {

    static final int MOST = 2_000;
    static final int RARE = 800;
    private static final int WORDS_IN_PAIRS = 5;

    static Candidates choosing(List<Term> terms) {
        List<String> rare = new ArrayList<>();
        List<Term> common = new ArrayList<>();
        double articles = 0;
        for (Term term : terms.stream().sorted(Comparator.comparing(Term::articles)).toList()) {
            articles += term.articles();
            if (articles <= RARE) {
                rare.add(term.query());
            } else {
                common.add(term);
            }
        }
        return new Candidates(String.join(" | ", rare), pairs(common));
    }

    /** By any two of the words that say most, and by each alone: what is asked in everyday words is answered, too. */
    private static List<String> pairs(List<Term> common) {
        List<String> telling = common.stream().sorted(Comparator.comparing(Term::weight).reversed()).limit(WORDS_IN_PAIRS).map(Term::query).toList();
        List<String> pairs = new ArrayList<>(telling);
        for (int i = 0; i < telling.size(); i++) {
            for (int j = i + 1; j < telling.size(); j++) {
                pairs.add(telling.get(i) + " & " + telling.get(j));
            }
        }
        return pairs;
    }

    /** How many of those with the same words are weighed. */
    int ofEach() {
        return (MOST - RARE) / Math.max(1, shared.size());
    }
}
