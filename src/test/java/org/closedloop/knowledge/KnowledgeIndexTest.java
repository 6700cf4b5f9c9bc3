package org.closedloop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** By what an article is found: which terms are kept, what a new list of synonyms changes, and that the first article is found at once. */
class KnowledgeIndexTest extends KnowledgeFixture {

    private static final byte[] MARK = {1, 2, 3};

    @Autowired
    KnowledgeIndex index;
    @Autowired
    Vocabulary vocabulary;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aLongTextKeepsWhatWasAskedAndOtherwiseItsBeginning() {
        Set<String> asked = terms("z", 600);
        Set<String> answered = terms("a", 600);

        List<String> kept = Stream.of(KnowledgeIndex.vector(asked, answered).split(" ")).map(term -> term.split("'")[1]).toList();

        assertThat(kept).hasSize(1_000).containsAll(asked).isSorted();
        assertThat(kept).containsAll(answered.stream().limit(400).toList()).doesNotContain("a0400");
    }

    @Test
    void theMeaningsAndTheFirstWordsOfALongTextComeFirst() {
        String text = "洗衣机漏水。" + IntStream.range(0x4e00, 0x5600).mapToObj(Character::toString).collect(Collectors.joining());
        List<String> terms = List.copyOf(vocabulary.terms(text));

        assertThat(terms).hasSizeGreaterThan(1_000);
        assertThat(terms.subList(0, 1_000)).contains("~washer", "漏水");
    }

    @Test
    void aNewListOfSynonymsChangesTheWordsAndNotTheMeanings() {
        Article article = learned("WM-200", "The psaltery washer rattles.", "Fix the psaltery.");
        stale(article);
        new RefreshAtStart(index).run();

        assertThat(column(article, "vocabulary from knowledge_index")).isEqualTo(vocabulary.fingerprint());
        assertThat(column(article, "terms from knowledge_index").toString()).contains("psalteri", "~washer");
        assertThat((byte[]) column(article, "meaning from knowledge_meaning")).isEqualTo(MARK);
    }

    @Test
    void aMeaningThatOtherModelsReadOrThatIsMissingIsReadAgain() {
        Article older = learned(null, "The psaltery knob is hot.", "Cool the psaltery.");
        Article missing = learned(null, "The psaltery foot is cold.", "Warm the psaltery.");
        stale(older);
        jdbc.sql("update knowledge_meaning set edition = 0 where article_id = :id").param("id", older.id()).update();
        jdbc.sql("delete from knowledge_meaning where article_id = :id").param("id", missing.id()).update();
        new RefreshAtStart(index).run();

        assertThat((byte[]) column(older, "meaning from knowledge_meaning")).hasSizeGreaterThan(100);
        assertThat((byte[]) column(missing, "meaning from knowledge_meaning")).hasSizeGreaterThan(100);
    }

    @Test
    void whatSomebodyIsWritingDoesNotHoldUpTheOthers() throws Exception {
        List<Article> all = List.of(learned(null, "The psaltery bell is dull.", "Polish."),
                learned(null, "The psaltery rim is rough.", "File."));
        all.forEach(this::stale);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("select 1 from knowledge_index where article_id = :id for update").param("id", all.get(0).id()).query(Integer.class)
                    .single();
            CompletableFuture.runAsync(new RefreshAtStart(index)).orTimeout(60, TimeUnit.SECONDS).join();
        });

        assertThat(column(all.get(0), "vocabulary from knowledge_index")).isEqualTo("old");
        assertThat(column(all.get(1), "vocabulary from knowledge_index")).isEqualTo(vocabulary.fingerprint());
        new RefreshAtStart(index).run();
        assertThat(column(all.get(0), "vocabulary from knowledge_index")).isEqualTo(vocabulary.fingerprint());
    }

    /** A node that was asked while there was nothing must not go on saying so for minutes. */
    @Test
    void theFirstArticleIsFoundAtOnce() {
        learned(null, "The psaltery case is scratched.", "Wax it.");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("delete from knowledge_index").update();
            Clock still = Clock.fixed(clock.instant(), clock.getZone());
            WordFrequencies otherNode = new WordFrequencies(jdbc, still);
            assertThat(otherNode.now().all()).isZero();
            jdbc.sql("""
                    insert into knowledge_index (article_id, published, language, terms, vocabulary)
                    select id, true, 'en', 'psalteri', 'now' from knowledge_article limit 1""").update();
            assertThat(otherNode.now()).satisfies(counted -> {
                assertThat(counted.all()).isEqualTo(1);
                assertThat(counted.knows("psalteri")).isTrue();
            });
            status.setRollbackOnly();
        });
    }

    private void stale(Article article) {
        jdbc.sql("update knowledge_index set vocabulary = 'old', terms = '' where article_id = :id").param("id", article.id()).update();
        jdbc.sql("update knowledge_meaning set meaning = :mark where article_id = :id").param("mark", MARK).param("id", article.id())
                .update();
    }

    private Object column(Article article, String what) {
        return jdbc.sql("select " + what + " where article_id = :id").param("id", article.id()).query().singleValue();
    }

    private static Set<String> terms(String letter, int number) {
        return IntStream.range(0, number).mapToObj(i -> letter + "%04d".formatted(i)).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
