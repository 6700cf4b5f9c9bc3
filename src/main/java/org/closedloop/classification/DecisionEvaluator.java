package org.closedloop.classification;

import java.util.Map;

/** Evaluates one decision and returns the outputs of the row that applied, empty when none did. */
@FunctionalInterface
interface DecisionEvaluator {

    Map<String, Object> evaluate(String decision, Map<String, Object> facts);
}
