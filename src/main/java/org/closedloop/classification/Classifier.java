package org.closedloop.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * Classifies a complaint's text in English and Chinese. The text stays here: only the weights of what was
 * recognised go into {@code classifyComplaint.dmn}, which decides.
 */
@Service
public class Classifier {

    private static final String SHIPPED = "processes/lexicon/signals.csv";

    private final DecisionEvaluator tables;
    private final Lexicon lexicon;

    @Autowired
    Classifier(DecisionEvaluator tables, ClassificationSettings settings) {
        this(tables, load(settings));
    }

    Classifier(DecisionEvaluator tables, Lexicon lexicon) {
        this.tables = tables;
        this.lexicon = lexicon;
    }

    public Classification classify(String text) {
        Map<String, Object> answer = tables.evaluate("classifyComplaint", facts(lexicon.weigh(text)));
        return new Classification(Category.valueOf((String) answer.get("category")), Urgency.valueOf((String) answer.get("urgency")),
                Importance.valueOf((String) answer.get("importance")), (Boolean) answer.get("aboutConduct"), (Boolean) answer.get("sure"),
                (String) answer.get("rule"));
    }

    /** Whether the customer asks for somebody to come (C-14). */
    public boolean asksForVisit(String text) {
        return lexicon.weigh(text).get(Signal.visit) > 0;
    }

    private static Map<String, Object> facts(Map<Signal, Integer> weights) {
        List<Signal> categories = Stream.of(Signal.values()).filter(Signal::isCategory)
                .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder())).toList();
        int strength = weights.get(categories.get(0));
        Map<String, Object> facts = new HashMap<>();
        facts.put("leading", strength == 0 ? "none" : categories.get(0).name());
        facts.put("strength", strength);
        facts.put("margin", strength - weights.get(categories.get(1)));
        Stream.of(Signal.values()).filter(signal -> !signal.isCategory()).forEach(signal -> facts.put(signal.name(), weights.get(signal)));
        return facts;
    }

    private static Lexicon load(ClassificationSettings settings) {
        String name = settings.lexicon() == null ? SHIPPED : settings.lexicon().toString();
        try (InputStream content = settings.lexicon() == null
                ? new ClassPathResource(SHIPPED).getInputStream() : Files.newInputStream(settings.lexicon())) {
            return Lexicon.read(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException("The lexicon " + name + " cannot be read", e);
        }
    }
}
