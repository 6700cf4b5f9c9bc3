package org.closedloop.classification;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Asks the latest deployed version, so that a process owner's change applies from the next case on. */
@Component
class EngineDecisions implements DecisionEvaluator {

    private final DecisionService decisionService;

    EngineDecisions(DecisionService decisionService) {
        this.decisionService = decisionService;
    }

    @Override
    public Map<String, Object> evaluate(String decision, Map<String, Object> facts) {
        DmnDecisionResult result = decisionService.evaluateDecisionByKey(decision).variables(facts).evaluate();
        return result.isEmpty() ? Map.of() : result.getSingleResult().getEntryMap();
    }
}
