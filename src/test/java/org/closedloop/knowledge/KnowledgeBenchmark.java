package org.closedloop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.closedloop.classification.Meanings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Times of searching among 100,000 articles and what closed cases proposed: {@code ./mvnw -Pbenchmark test -Dtest=KnowledgeBenchmark}. What is
 * measured: {@code docs/performance.md}.
 */
class KnowledgeBenchmark extends KnowledgeFixture {

    private static final int ARTICLES = Integer.getInteger("benchmark.articles", 100_000);
    private static final int CALLS = Integer.getInteger("benchmark.calls", 500);
    private static final int WARM_UP = 50;
    private static final double BOUND_MILLIS = 100;
    private static final int FIRST = 3;
    private static final double ENOUGH = 0.6;
    private static final Path DATA = Path.of("src/test/resources/knowledge");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final String BY = "benchmark";

    @Autowired
    Vocabulary vocabulary;
    @Autowired
    WordFrequencies frequencies;
    @Autowired
    Meanings meanings;
    private final Random random = new Random(20261122);

    /** Each article tells one of 200 matters, in part in the words of another, with a model and ten words that few others have. */
    @BeforeEach
    void fill() throws IOException {
        jdbc.sql("create table knowledge_sample (n int, language text, problem text, solution text, terms tsvector, meaning bytea)").update();
        List<CSVRecord> samples = rows("cases.csv");
        for (int i = 0; i < samples.size(); i++) {
            CSVRecord row = samples.get(i);
            Set<String> asked = vocabulary.terms(row.get("problem"));
            Set<String> answered = vocabulary.terms(row.get("cause") + "\n" + row.get("solution"));
            jdbc.sql("insert into knowledge_sample values (:n, :language, :problem, :solution, cast(:terms as tsvector), :meaning)").param("n", i)
                    .param("language", row.get("language")).param("problem", row.get("problem")).param("solution", row.get("solution"))
                    .param("terms", KnowledgeIndex.vector(asked, answered))
                    .param("meaning", meanings.of(row.get("problem")).direction()).update();
        }
        jdbc.sql("drop index knowledge_index_terms").update();
        jdbc.sql("""
                insert into knowledge_article (id, state, language, category, product_model, problem, solution, proposed_at, updated_at, updated_by, version)
                select gen_random_uuid(), case when i % 2 = 0 then 'published' else 'draft' end, s.language, 'technical', 'BM-' || i % 500,
                       s.problem || ' ' || i, s.solution, timestamptz '2026-01-01', timestamptz '2026-01-01', :by, 1
                  from generate_series(1, :articles) i join knowledge_sample s on s.n = i % 200""")
                .param("by", BY).param("articles", ARTICLES).update();
        jdbc.sql("""
                insert into knowledge_index (article_id, published, language, terms, vocabulary)
                select a.id, a.state = 'published', a.language,
                       s.terms || o.terms || array_to_tsvector(array['bm', (a.number % 500)::text]
                           || array(select 'w' || (hashtext(a.number || '-' || j) & 32767) from generate_series(1, 10) j)), :vocabulary
                  from knowledge_article a join knowledge_sample s on s.n = (a.number * 7) % 200
                  join knowledge_sample o on o.n = (a.number * 31 + a.number / 200) % 200 where a.updated_by = :by""")
                .param("vocabulary", vocabulary.fingerprint()).param("by", BY).update();
        jdbc.sql("""
                insert into knowledge_meaning (article_id, meaning) select a.id, s.meaning from knowledge_article a
                  join knowledge_sample s on s.n = (a.number * 7) % 200 where a.updated_by = :by""").param("by", BY).update();
        jdbc.sql("create index knowledge_index_terms on knowledge_index using gin (terms) with (fastupdate = off)").update();
        jdbc.sql("vacuum analyze knowledge_index").update();
        jdbc.sql("analyze knowledge_article").update();
        for (int i = 0; i < ARTICLES; i++) {
            frequencies.changed();
        }
    }

    @AfterEach
    void empty() {
        jdbc.sql("drop table if exists knowledge_sample").update();
        jdbc.sql("delete from knowledge_index where article_id in (select id from knowledge_article where updated_by = :by)").param("by",
                BY).update();
        jdbc.sql("delete from knowledge_article where updated_by = :by").param("by", BY).update();
    }

    @Test
    void searchAmongManyArticles() throws IOException {
        List<String> questions = rows("heldout.csv").stream().map(row -> row.get("question")).toList();
        List<String> matters = rows("cases.csv").stream().map(row -> row.get("problem")).toList();
        long right = right();
        double[] asked = measure(i -> search.all(questions.get(random.nextInt(questions.size())), 5).size());
        double[] like = measure(i -> search.all(matters.get(random.nextInt(matters.size())) + " BM-" + random.nextInt(500), 5).size());
        double[] publicly = measure(i -> search.published(questions.get(random.nextInt(questions.size())), null, 10).size());
        System.out.printf("""

                | %,d calls each among %,d articles and proposals | p50, ms | p95, ms | highest, ms |
                |---|---|---|---|
                | a question in other words | %.1f | %.1f | %.1f |
                | what suits a case | %.1f | %.1f | %.1f |
                | the public search | %.1f | %.1f | %.1f |

                Of %d questions in other words %d found their matter among the first three.
                %n""", CALLS, ARTICLES, at(asked, 0.5), at(asked, 0.95), at(asked, 1), at(like, 0.5), at(like, 0.95), at(like, 1), at(publicly, 0.5),
                at(publicly, 0.95), at(publicly, 1), questions.size(), right);
        assertThat(right).isGreaterThanOrEqualTo((long) (ENOUGH * questions.size()));
        assertThat(List.of(at(asked, 0.95), at(like, 0.95), at(publicly, 0.95))).allMatch(p95 -> p95 < BOUND_MILLIS);
    }

    /** How many questions in other words find the matter that answers them among the first three. */
    private long right() throws IOException {
        List<String> matters = rows("cases.csv").stream().map(row -> row.get("id")).toList();
        return rows("heldout.csv").stream().filter(row -> search.all(row.get("question"), FIRST).stream()
                .map(one -> matters.get((int) (one.article().number() * 7 % matters.size())))
                .anyMatch(Arrays.asList(row.get("expected").split(";"))::contains)).count();
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static double[] measure(IntUnaryOperator call) {
        double[] millis = new double[CALLS];
        int found = 0;
        for (int i = -WARM_UP; i < CALLS; i++) {
            long before = System.nanoTime();
            found += call.applyAsInt(i);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        }
        assertThat(found).as("a search that finds nothing is no search").isGreaterThan(CALLS);
        Arrays.sort(millis);
        return millis;
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(DATA.resolve(file)); CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            return parser.getRecords();
        }
    }
}
