package org.closedloop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.closedloop.Covers;
import org.closedloop.cases.Outcome;
import org.closedloop.classification.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether questions find the case that answers them though they are asked in other words: 200 closed cases, half of them Chinese, and 40
 * questions that nothing was tuned on. The list of synonyms was written before the cases, and the cases before the questions.
 */
@Transactional
class KnowledgeSearchQualityTest extends KnowledgeFixture {

    private static final Path DATA = Path.of("src/test/resources/knowledge");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int CASES = 200;
    private static final int QUESTIONS = 40;
    private static final int FIRST = 3;
    private static final double ENOUGH = 0.8;

    @Autowired
    WordFrequencies frequencies;

    private final Map<String, String> references = new HashMap<>();

    /** Only these can be found, until the transaction is rolled back. */
    @BeforeEach
    void close() throws IOException {
        jdbc.sql("delete from knowledge_index").update();
        for (CSVRecord row : rows("cases.csv")) {
            String reference = filed("complaint", row.get("model").isEmpty() ? null : row.get("model"), row.get("problem")).reference();
            classified(reference, Category.valueOf(row.get("category")));
            cases.diagnose(reference, 1, row.get("cause"), null, CLERK);
            cases.carryOut(reference, 1, row.get("solution"), null, CLERK);
            closed(reference, Outcome.satisfied, 5);
            references.put(reference, row.get("id"));
        }
        forget();
    }

    @AfterEach
    void forget() {
        IntStream.range(0, 2 * CASES).forEach(i -> frequencies.changed());
    }

    @Test
    @Covers({"R-313", "R-314", "R-315", "R-316"})
    void questionsInOtherWordsFindTheCaseThatAnswersThem() throws IOException {
        assertThat(references).hasSize(CASES);
        report("tuning", rows("tuning.csv"), true);
        List<CSVRecord> questions = rows("heldout.csv");
        assertThat(questions).hasSize(QUESTIONS);
        assertThat(questions.stream().filter(row -> row.get("language").equals("zh"))).hasSize(QUESTIONS / 2);

        assertThat(report("held-out", questions, Boolean.getBoolean("knowledge.verbose"))).isGreaterThanOrEqualTo(ENOUGH);
    }

    /** The share of questions whose case is among the first three. */
    private double report(String name, List<CSVRecord> questions, boolean misses) {
        int[] byRank = new int[FIRST];
        Map<String, Integer> byLanguage = new HashMap<>();
        for (CSVRecord row : questions) {
            List<String> found = search.all(row.get("question"), FIRST).stream().map(one -> references.get(one.article().caseReference()))
                    .toList();
            int rank = rank(found, Set.copyOf(Arrays.asList(row.get("expected").split(";"))));
            if (rank < FIRST) {
                byRank[rank]++;
                byLanguage.merge(row.get("language"), 1, Integer::sum);
            } else if (misses) {
                System.out.println("missed: " + row.get("question") + " expected " + row.get("expected") + ", found " + found);
            }
        }
        int right = IntStream.of(byRank).sum();
        System.out.printf("%s: %d of %d among the first three (%d %%), %d first, %d second, %d third; by language %s%n", name, right,
                questions.size(), 100 * right / questions.size(), byRank[0], byRank[1], byRank[2], byLanguage);
        return (double) right / questions.size();
    }

    private static int rank(List<String> found, Set<String> expected) {
        return IntStream.range(0, found.size()).filter(i -> expected.contains(found.get(i))).findFirst().orElse(FIRST);
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(DATA.resolve(file)); CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            return parser.getRecords();
        }
    }
}
