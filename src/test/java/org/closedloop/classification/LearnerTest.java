package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LearnerTest {

    private static final Meanings meanings = new Meanings();
    private static List<Example> examples;
    private static Learner learner;

    @BeforeAll
    static void learn() throws IOException {
        try (InputStream file = Files.newInputStream(DmnFiles.FOLDER.resolve("lexicon/examples.csv"))) {
            examples = Example.read("examples.csv", file);
        }
        learner = new Learner(examples, meanings);
    }

    @Test
    void theSameExamplesGiveTheSameAnswers() {
        Learner again = new Learner(examples, meanings);
        for (String text : List.of("The pump hums and nothing comes out", "水泵嗡嗡响就是不出水", "", "🙂")) {
            assertThat(again.resemblance(text).categories()).isEqualTo(learner.resemblance(text).categories());
            assertThat(again.resemblance(text).emergency()).isEqualTo(learner.resemblance(text).emergency());
        }
    }

    @Test
    void answersAreShares() {
        for (String text : List.of("", " ", "\u0000", "漏", "x".repeat(50_000), "The invoice is wrong")) {
            assertThat(learner.resemblance(text).categories()).containsOnlyKeys(Category.values());
            assertThat(learner.resemblance(text).categories().values().stream().mapToDouble(Double::doubleValue).sum()).isBetween(0.999, 1.001);
            assertThat(learner.resemblance(text).emergency()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void anAddedExampleIsLearned() {
        String text = "Zwibbel gloffert am Hurkel";
        Example added = new Example(Category.delivery, true, text);
        Learner wiser = new Learner(Stream.concat(examples.stream(), Stream.of(added)).toList(), meanings);
        assertThat(wiser.resemblance(text).categories().get(Category.delivery)).isGreaterThan(learner.resemblance(text).categories().get(Category.delivery)).isGreaterThan(0.5);
        assertThat(wiser.resemblance(text).emergency()).isGreaterThan(learner.resemblance(text).emergency()).isGreaterThan(0.5);
    }

    @Test
    void writingDoesNotMatter() {
        assertThat(learner.resemblance("ＴＨＥ　PUMP’S  dead, 3 times").categories()).isEqualTo(learner.resemblance("the pump's dead, 7 times").categories());
    }
}
