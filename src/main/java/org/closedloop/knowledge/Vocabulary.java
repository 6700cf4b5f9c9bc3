package org.closedloop.knowledge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a text is found by: its words, its pairs of Chinese characters, and what they mean. */
@Component
class Vocabulary {

    private static final int EDITION = 2;
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

    /** Whether an English word is one of the language, as far as the list of synonyms and that of empty words know. */
    boolean isOrdinary(String word) {
        String plain = WordReader.normalise(word);
        return WordReader.saysNothing(plain) || reader.stems(plain).stream().anyMatch(synonyms::hasStem);
    }

    /** The terms with their weights: those that say most first, and otherwise as they stand in the text. */
    Map<String, Double> terms(Words text) {
        Map<String, Double> terms = new LinkedHashMap<>();
        synonyms.meanings(text).forEach(meaning -> terms.put(meaning, MEANING));
        text.stems().forEach(stem -> terms.put(stem, WORD));
        text.chinese().forEach(word -> terms.put(word, WORD));
        text.pairs().forEach(pair -> terms.putIfAbsent(pair, PAIR));
        return terms;
    }

    /** The terms, those that say most first. */
    Set<String> terms(String text) {
        return new LinkedHashSet<>(terms(words(text)).keySet());
    }
}
