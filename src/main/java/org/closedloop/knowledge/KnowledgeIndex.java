package org.closedloop.knowledge;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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
    /** To be raised with the models of meaning, or with what of an article they read. */
    private static final int MEANING_EDITION = 1;

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
        read(article);
        understand(article);
    }

    private void read(Article article) {
        Set<String> asked = vocabulary.terms(joined(article.problem(), article.productModel()));
        Set<String> answered = vocabulary.terms(joined(article.cause(), article.solution()));
        jdbc.sql("""
                insert into knowledge_index (article_id, published, language, terms, vocabulary)
                values (:id, :published, :language, cast(:terms as tsvector), :vocabulary)
                on conflict (article_id) do update set published = excluded.published, language = excluded.language, terms = excluded.terms,
                       vocabulary = excluded.vocabulary""")
                .param("id", article.id()).param("published", article.isPublished()).param("language", article.language())
                .param("terms", vector(asked, answered)).param("vocabulary", vocabulary.fingerprint()).update();
        learn(asked, answered);
        frequencies.changed();
    }

    private void understand(Article article) {
        jdbc.sql("""
                insert into knowledge_meaning (article_id, meaning, edition) values (:id, :meaning, :edition)
                on conflict (article_id) do update set meaning = excluded.meaning, edition = excluded.edition""")
                .param("id", article.id()).param("meaning", meanings.of(article.problem()).direction())
                .param("edition", MEANING_EDITION).update();
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

    /**
     * Takes over a new list of synonyms for the next article behind the given one; what others are writing is passed over, for they take it
     * over. One in a transaction, so that two who learn words never wait for each other in a ring.
     *
     * @return which it was; empty when none is left
     */
    Optional<UUID> readNext(UUID after) {
        return next("""
                select article_id from knowledge_index where vocabulary <> :now and article_id > :after
                 order by article_id limit 1 for update skip locked""", vocabulary.fingerprint(), after, this::read);
    }

    /** The same for what the models of meaning have not read, or other models have. */
    Optional<UUID> understandNext(UUID after) {
        return next("""
                select i.article_id from knowledge_index i left join knowledge_meaning m using (article_id)
                 where (m.article_id is null or m.edition <> :now) and i.article_id > :after
                 order by i.article_id limit 1 for update of i skip locked""", MEANING_EDITION, after, this::understand);
    }

    private Optional<UUID> next(String sql, Object now, UUID after, Consumer<Article> step) {
        Optional<UUID> stale = jdbc.sql(sql).param("now", now).param("after", after).query(UUID.class).optional();
        stale.flatMap(id -> jdbc.sql(Articles.SELECT + " where a.id = :id").param("id", id).query(Articles::article).optional())
                .ifPresent(step);
        return stale;
    }

    /** Where a text has too many terms, the first of the question stay, then the first of the answer. */
    static String vector(Set<String> asked, Set<String> answered) {
        return Stream.concat(asked.stream(), answered.stream()).distinct().limit(MOST_TERMS).sorted().map(term -> "'" + term + "':"
                + Stream.of(asked.contains(term) ? "1A" : null, answered.contains(term) ? "2B" : null).filter(Objects::nonNull)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other).filter(text -> text != null).collect(Collectors.joining("\n"));
    }
}
