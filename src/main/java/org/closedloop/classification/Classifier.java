package org.closedloop.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.closedloop.classification.Learner.Resemblance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * Classifies a complaint's text in English and Chinese by its words and by examples. The text stays here: only figures on what
 * was recognised go into {@code classifyComplaint.dmn}, which decides.
 */
@Service
public class Classifier {

    private static final String WORDS = "processes/lexicon/signals.csv";
    private static final String EXAMPLES = "processes/lexicon/examples.csv";

    private final DecisionEvaluator tables;
    private final Lexicon lexicon;
    private final Learner learner;

    @Autowired
    Classifier(DecisionEvaluator tables, Meanings meanings, ClassificationSettings settings) {
        this(tables, load(settings.lexicon(), WORDS, Lexicon::read), new Learner(load(settings.examples(), EXAMPLES, Example::read), meanings));
    }

    Classifier(DecisionEvaluator tables, Lexicon lexicon, Learner learner) {
        this.tables = tables;
        this.lexicon = lexicon;
        this.learner = learner;
    }

    /** @param stated whether the customer says, beside the text, that there is danger or that an operation stands still */
    public Classification classify(String text, boolean stated) {
        Resemblance examples = learner.resemblance(text);
        Map<String, Object> facts = new Evidence(lexicon.weigh(text), examples.categories(), examples.emergency()).facts();
        facts.put("stated", stated);
        Map<String, Object> answer = tables.evaluate("classifyComplaint", facts);
        return new Classification(Category.valueOf((String) answer.get("category")), Urgency.valueOf((String) answer.get("urgency")),
                Importance.valueOf((String) answer.get("importance")), (Boolean) answer.get("aboutConduct"), (Boolean) answer.get("sure"),
                withFigures((String) answer.get("rule"), facts));
    }

    /** Whether the customer asks for somebody to come (C-14). */
    public boolean asksForVisit(String text) {
        return lexicon.weigh(text).get(Signal.visit) > 0;
    }

    /** A table may name a figure that decided: {@code {likelihood}} or {@code {alarm}}. */
    private static String withFigures(String rule, Map<String, Object> facts) {
        return rule.replace("{likelihood}", facts.get("likelihood").toString()).replace("{alarm}", facts.get("alarm").toString());
    }

    private static <T> T load(Path own, String shipped, Reader<T> reader) {
        String name = own == null ? shipped : own.toString();
        try (InputStream content = own == null ? new ClassPathResource(shipped).getInputStream() : Files.newInputStream(own)) {
            return reader.read(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {

        T read(String name, InputStream content) throws IOException;
    }
}
