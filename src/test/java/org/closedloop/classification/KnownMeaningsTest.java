package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The file is written anew by {@code ./mvnw test -Dtest=KnownMeaningsTest -Dmeanings.write=true} when examples or language models changed. */
class KnownMeaningsTest {

    private static final Path FILE = Path.of("src/main/resources").resolve(KnownMeanings.FILE);
    private static final int EVERY = 200;

    private final Meanings meanings = new Meanings();

    @Test
    void eachShippedExampleIsKnownAsItIsReadNow() throws IOException {
        List<String> texts = texts();
        if (Boolean.getBoolean("meanings.write")) {
            try (OutputStream file = Files.newOutputStream(FILE)) {
                KnownMeanings.write(texts, meanings, file);
            }
        }
        KnownMeanings known;
        try (InputStream file = Files.newInputStream(FILE)) {
            known = new KnownMeanings(meanings, file);
        }
        assertThat(texts).as("run with -Dmeanings.write=true").allMatch(known::knows);
        for (int i = 0; i < texts.size(); i += EVERY) {
            assertThat(known.of(texts.get(i)).likeness(meanings.of(texts.get(i)))).as(texts.get(i)).isBetween(0.97, 1.01);
        }
    }

    private static List<String> texts() throws IOException {
        try (InputStream file = Files.newInputStream(DmnFiles.FOLDER.resolve("lexicon/examples.csv"))) {
            return Example.read("examples.csv", file).stream().map(example -> Learner.normalise(example.text())).distinct().toList();
        }
    }
}
