package org.closedloop.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Evaluates the project's decision tables with the bare DMN engine and remembers which rows applied. */
class DmnFiles implements DecisionEvaluator {

    static final Path FOLDER = Path.of("processes");

    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Set<String> rowsApplied = new TreeSet<>();

    DmnFiles() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        engine = configuration.buildEngine();
    }

    @Override
    public Map<String, Object> evaluate(String decision, Map<String, Object> facts) {
        DmnDecisionResult result = engine.evaluateDecision(decisions.computeIfAbsent(decision, this::parse), facts);
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }

    Set<String> rowsApplied() {
        return rowsApplied;
    }

    static Set<String> rowsOf(List<String> files) {
        Set<String> rows = new TreeSet<>();
        for (String file : files) {
            Dmn.readModelFromFile(FOLDER.resolve(file + ".dmn").toFile()).getModelElementsByType(Rule.class).forEach(rule -> rows.add(rule.getId()));
        }
        return rows;
    }

    private DmnDecision parse(String decision) {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(decision + ".dmn"))) {
            return engine.parseDecision(decision, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(rule -> rowsApplied.add(rule.getId()));
    }
}
