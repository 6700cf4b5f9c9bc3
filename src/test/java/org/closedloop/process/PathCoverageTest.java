package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every element and every flow of every diagram was passed by the tests before; runs last (junit-platform.properties). */
@Order(Integer.MAX_VALUE)
class PathCoverageTest {

    static List<Model> models() {
        return Model.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementWasPassed(Model model) {
        assertThat(missed(model, FlowNode.class)).as("%s: elements that no test has passed", model.key()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFlowWasTaken(Model model) {
        assertThat(missed(model, SequenceFlow.class)).as("%s: flows that no test has taken", model.key()).isEmpty();
    }

    private static <T extends FlowElement & ModelElementInstance> Collection<String> missed(Model model, Class<T> type) {
        assumeTrue(System.getProperty("test", "").isEmpty() || Boolean.getBoolean("coverage"),
                "only some tests were asked for; with -Dcoverage=true they are measured all the same");
        Collection<String> missed = new TreeSet<>();
        model.diagram().getModelElementsByType(type).stream().filter(element -> !PathRecorder.passed(model.key(), seenAs(element)))
                .forEach(element -> missed.add(element.getId()));
        return missed;
    }

    /** The engine goes from an event-based gateway to the event without taking the flow between them. */
    private static String seenAs(FlowElement element) {
        return element instanceof SequenceFlow flow && flow.getSource() instanceof EventBasedGateway ? flow.getTarget().getId() : element.getId();
    }
}
