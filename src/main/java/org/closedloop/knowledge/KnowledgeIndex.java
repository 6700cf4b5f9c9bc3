package org.closedloop.knowledge;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.classification.Meanings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps by which words and which meaning an article is found. */
@Component
@Transactional
class KnowledgeIndex {

    private static final int MOST_TERMS = 1_000;
    private static final int SHORTEST_CHECKED = 4;

    private final JdbcClient jdbc;
    private final Vocabulary vocabulary;
    private final Meanings meanings;
    private final WordFrequencies frequencies;

    KnowledgeIndex(JdbcClient jdbc, Vocabulary vocabulary, Meanings meanings, WordFrequencies frequencies) {
        this.jdbc = jdbc;
        this.vocabulary = vocabulary;
        this.meanings = meanings;
        this.frequencies = frequencies;
    }

    void put(Article article) {
        if (article.state() == ArticleState.withdrawn) {
            jdbc.sql("delete from knowledge_index where article_id = :id").param("id", article.id()).update();
            return;
        }
        Set<String> asked = vocabulary.terms(joined(article.problem(), article.productModel()));
        Set<String> answered = vocabulary.terms(joined(article.cause(), article.solution()));
        jdbc.sql("""
                insert into knowledge_index (article_id, published, language, terms, vocabulary)
                values (:id, :published, :language, cast(:terms as tsvector), :vocabulary)
                on conflict (article_id) do update set published = excluded.published, language = excluded.language, terms = excluded.terms,
                       vocabulary = excluded.vocabulary""")
                .param("id", article.id()).param("published", article.isPublished()).param("language", article.language())
                .param("terms", vector(asked, answered)).param("vocabulary", vocabulary.fingerprint()).update();
        jdbc.sql("""
                insert into knowledge_meaning (article_id, meaning) values (:id, :meaning)
                on conflict (article_id) do update set meaning = excluded.meaning""")
                .param("id", article.id()).param("meaning", meanings.of(article.problem()).direction()).update();
        learn(asked, answered);
        frequencies.changed();
    }

    /** Sorted, so that two writers never wait for each other in a ring. */
    private void learn(Set<String> asked, Set<String> answered) {
        String[] words = Stream.concat(asked.stream(), answered.stream()).filter(KnowledgeIndex::mayBeMistyped).distinct().sorted()
                .toArray(String[]::new);
        jdbc.sql("insert into knowledge_word (word) select unnest(cast(:words as text[])) on conflict do nothing").param("words", words)
                .update();
    }

    /** Only longer words in letters are told from their neighbours with some certainty. */
    static boolean mayBeMistyped(String term) {
        return term.length() >= SHORTEST_CHECKED && term.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** Takes over a new list of synonyms: a few hundred articles at a time, until none is left. */
    int refresh(int most) {
        var stale = jdbc.sql("select article_id from knowledge_index where vocabulary <> :now order by article_id limit :most for update skip locked")
                .param("now", vocabulary.fingerprint()).param("most", most).query(UUID.class).list();
        stale.forEach(id -> jdbc.sql(Articles.SELECT + " where a.id = :id").param("id", id).query(Articles::article).optional()
                .ifPresent(this::put));
        return stale.size();
    }

    static String vector(Set<String> asked, Set<String> answered) {
        Set<String> all = new TreeSet<>(asked);
        all.addAll(answered);
        return all.stream().limit(MOST_TERMS).map(term -> "'" + term + "':" + Stream.of(asked.contains(term) ? "1A" : null,
                answered.contains(term) ? "2B" : null).filter(one -> one != null).collect(Collectors.joining(",")))
                        .collect(Collectors.joining(" "));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other).filter(text -> text != null).collect(Collectors.joining("\n"));
    }
}
