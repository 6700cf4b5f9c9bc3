package org.closedloop.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a text is found by: its words, its pairs of Chinese characters, and what they mean. */
@Component
class Vocabulary {

    private static final int EDITION = 1;
    private static final String SHIPPED = "processes/lexicon/synonyms.csv";
    /** What a word, a mere pair of characters and a meaning weigh against each other; the best of some tries on the tuning questions. */
    private static final double WORD = 0.7;
    private static final double PAIR = 0.35;
    private static final double MEANING = 1.0;

    private final WordReader reader = new WordReader();
    private final Synonyms synonyms;
    private final String fingerprint;

    @Autowired
    Vocabulary(KnowledgeSettings settings) {
        this(settings.synonyms());
    }

    private Vocabulary(Path own) {
        String name = own == null ? SHIPPED : own.toString();
        try (InputStream file = own == null ? new ClassPathResource(SHIPPED).getInputStream() : Files.newInputStream(own)) {
            byte[] content = file.readAllBytes();
            synonyms = Synonyms.read(name, new ByteArrayInputStream(content), reader);
            fingerprint = EDITION + "-" + UUID.nameUUIDFromBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Changes with the list, and with the way in which texts are read. */
    String fingerprint() {
        return fingerprint;
    }

    Words words(String text) {
        return reader.read(text);
    }

    /** The terms with their weights. */
    Map<String, Double> terms(Words text) {
        Map<String, Double> terms = new LinkedHashMap<>();
        text.pairs().forEach(pair -> terms.put(pair, PAIR));
        text.chinese().forEach(word -> terms.put(word, WORD));
        text.stems().forEach(stem -> terms.put(stem, WORD));
        synonyms.meanings(text).forEach(meaning -> terms.put(meaning, MEANING));
        return terms;
    }

    /** The terms, sorted. */
    Set<String> terms(String text) {
        return new TreeSet<>(terms(words(text)).keySet());
    }
}
