package org.closedloop.knowledge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.closedloop.classification.Meaning;
import org.closedloop.classification.Meanings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds answers by the meaning of words in both languages, best first. What says most of what was asked wins, rare words
 * counting more; among answers that fit about as well, what satisfied customers before wins.
 */
@Service
public class KnowledgeSearch {

    private static final int MOST_TERMS = 24;
    private static final int MOST_CORRECTED = 3;
    private static final double LIKE_ENOUGH = 0.4;
    /** What the cause or the solution says counts less than what the problem says. */
    private static final double IN_THE_ANSWER = 0.4;
    private static final int LIKELY = 400;
    private static final int WEIGHED_BY_MERIT = 40;
    private static final double LEAST_MATCH = 0.15;
    private static final String SEARCH = """
            with near as materialized (%s),
            likely as materialized (
                select article_id, terms from near cross join lateral (
                    select sum(weight) as score from unnest(cast(:words as tsquery[]), cast(:weights as float8[])) q (word, weight)
                     where near.terms @@ q.word) roughly
                 order by score desc nulls last, article_id limit :likely)
            select article_id, coalesce(score, 0) as score, meaning from likely left join knowledge_meaning using (article_id) cross join lateral (
                select sum(case when likely.terms @@ q.asked then weight else weight * :answered end) as score
                  from unnest(cast(:words as tsquery[]), cast(:asked as tsquery[]), cast(:weights as float8[])) q (word, asked, weight)
                 where likely.terms @@ q.word) exactly""";
    private static final String OPEN = "(published or not :published) and (cast(:language as text) is null or language = :language)";
    private static final String FEW = SEARCH.formatted("select article_id, terms from knowledge_index where " + OPEN);
    private static final String MANY = SEARCH.formatted("""
            select distinct on (article_id) article_id, terms from (
                (select article_id, terms from knowledge_index where terms @@ cast(:rare as tsquery) and %1$s limit :ofRare)
                 union all
                 select one.* from unnest(cast(:shared as tsquery[])) words cross join lateral (
                     select article_id, terms from knowledge_index where terms @@ words and %1$s limit :ofEach) one) chosen""".formatted(OPEN));

    private record Scored(UUID id, double words, Meaning meaning) {}

    private record Match(UUID id, double match) {}

    private final JdbcClient jdbc;
    private final Vocabulary vocabulary;
    private final Meanings meanings;
    private final WordFrequencies frequencies;

    KnowledgeSearch(JdbcClient jdbc, Vocabulary vocabulary, Meanings meanings, WordFrequencies frequencies) {
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
        this.meanings = meanings;
        this.frequencies = frequencies;
    }

    /** What staff find: published articles, and what closed cases proposed. */
    @Transactional(readOnly = true)
    public List<Found> all(String question, int most) {
        return find(question, null, false, most);
    }

    /**
     * What everybody may read.
     *
     * @param language en, zh, or null for both
     */
    @Transactional(readOnly = true)
    public List<Found> published(String question, String language, int most) {
        return find(question, language, true, most);
    }

    private List<Found> find(String question, String language, boolean published, int most) {
        WordFrequencies.Counted known = frequencies.now();
        List<Term> terms = terms(question, known);
        if (terms.isEmpty() || known.all() == 0) {
            return List.of();
        }
        double whole = terms.stream().mapToDouble(Term::weight).sum();
        Meaning meant = meanings.of(question);
        Map<UUID, Double> matches = scores(terms, language, published, known.all()).stream()
                .map(one -> new Match(one.id(), Likeness.match(one.words() / whole, one.meaning() == null ? 0 : one.meaning().likeness(meant))))
                .filter(one -> one.match() >= LEAST_MATCH).sorted(Comparator.comparing(Match::match).reversed().thenComparing(Match::id))
                .limit(WEIGHED_BY_MERIT).collect(Collectors.toMap(Match::id, Match::match));
        return articles(matches.keySet()).stream().map(article -> new Found(article, matches.get(article.id())))
                .sorted(Comparator.comparing((Found one) -> one.match() * Merit.of(one.article())).reversed()
                .thenComparing(one -> one.article().number()))
                .limit(most).toList();
    }

    /** The terms of the question that occur, those that say most first. */
    private List<Term> terms(String question, WordFrequencies.Counted known) {
        Words words = corrected(vocabulary.words(question), known);
        return vocabulary.terms(words).entrySet().stream()
                .map(term -> new Term(term.getKey(), term.getValue() * known.weight(term.getKey()), known.of(term.getKey())))
                .sorted(Comparator.comparing(Term::weight).reversed().thenComparing(Term::word)).limit(MOST_TERMS).toList();
    }

    /** A word that no article has is taken for the one that is most like it. */
    private Words corrected(Words words, WordFrequencies.Counted known) {
        Map<String, String> meant = new LinkedHashMap<>();
        words.stems().stream().filter(KnowledgeIndex::mayBeMistyped).filter(stem -> !known.knows(stem)).distinct().limit(MOST_CORRECTED)
                .forEach(stem -> jdbc.sql("""
                        select word from knowledge_word where word % :stem and similarity(word, :stem) >= :least
                         order by similarity(word, :stem) desc, word limit 1""")
                        .param("stem", stem).param("least", LIKE_ENOUGH).query(String.class).optional().ifPresent(word -> meant.put(stem,
                        word)));
        return meant.isEmpty() ? words : words.with(words.stems().stream().map(stem -> meant.getOrDefault(stem, stem)).toList());
    }

    private List<Scored> scores(List<Term> terms, String language, boolean published, long all) {
        boolean few = all <= Candidates.MOST;
        Candidates candidates = Candidates.choosing(terms);
        return jdbc.sql(few ? FEW : MANY).param("rare", candidates.rare()).param("ofRare", Candidates.RARE)
                .param("shared", candidates.shared().toArray(String[]::new)).param("ofEach", candidates.ofEach())
                .param("published", published).param("language", language).param("likely", few ? Candidates.MOST : LIKELY)
                .param("answered", IN_THE_ANSWER).param("words", terms.stream().map(Term::query).toArray(String[]::new))
                .param("asked", terms.stream().map(term -> term.query() + ":A").toArray(String[]::new))
                .param("weights", terms.stream().map(Term::weight).toArray(Double[]::new)).query((row, number) -> {
                    byte[] meaning = row.getBytes("meaning");
                    return new Scored(row.getObject("article_id", UUID.class), row.getDouble("score"), meaning == null ? null
                            : new Meaning(meaning));
                }).list();
    }

    private List<Article> articles(Set<UUID> ids) {
        return ids.isEmpty() ? List.of()
                : jdbc.sql(Articles.SELECT + " where a.id in (:ids)").param("ids", ids).query(Articles::article).list();
    }
}
