package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.closedloop.Covers;
import org.closedloop.cases.PromiseKind;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The diagrams and decision tables as the running engine knows them. */
class DeployedModelsTest extends ProcessTest {

    @Autowired
    RepositoryService repository;
    @Autowired
    Decisions decisions;
    @Autowired
    ApplicationContext beans;

    @Test
    void everyDiagramIsDeployedOnce() {
        for (Model model : Model.all()) {
            assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(model.key()).list()).as(model.key()).singleElement()
                    .satisfies(definition -> assertThat(definition.getResourceName()).isEqualTo(model.key() + ".bpmn"));
        }
    }

    @Test
    void everyStepOfADiagramHasItsBean() {
        for (Model model : Model.all()) {
            for (ServiceTask step : model.diagram().getModelElementsByType(ServiceTask.class)) {
                assertThat(beans.getBean(name(step.getCamundaDelegateExpression()))).as(step.getId()).isInstanceOf(JavaDelegate.class);
            }
            for (CamundaTaskListener listener : model.diagram().getModelElementsByType(CamundaTaskListener.class)) {
                assertThat(beans.getBean(name(listener.getCamundaDelegateExpression()))).isInstanceOf(TaskListener.class);
            }
        }
    }

    @Test
    void everyStepIsNamedLikeItsBean() {
        for (Model model : Model.all()) {
            assertThat(model.diagram().getModelElementsByType(ServiceTask.class))
                    // one bean for several days, and for both kinds of matter
                    .filteredOn(step -> !step.getId().matches("(reportMissed|warnOf|turnInto).+"))
                    .allSatisfy(step -> assertThat(name(step.getCamundaDelegateExpression())).isEqualTo(step.getId()));
        }
    }

    @Test
    void noFactOfADiagramHidesABean() {
        for (Model model : Model.all()) {
            assertThat(model.diagram().getModelElementsByType(SequenceFlow.class)).filteredOn(flow -> flow.getConditionExpression() != null)
                    .extracting(flow -> flow.getConditionExpression().getTextContent().replaceAll("[${}!]", ""))
                    .noneMatch(beans::containsBean);
        }
    }

    @Test
    @Covers("R-090")
    void everyLimitOfADiagramHasARowInTheTable() {
        List<String> dated = List.of("promisedDate");
        for (Model model : Model.all()) {
            String text = Bpmn.convertToString(model.diagram());
            Pattern.compile("deadlines\\.(?:due|sinceResult)\\(execution, '(\\w+)'\\)").matcher(text).results()
                    .map(match -> match.group(1)).distinct().filter(kind -> !dated.contains(kind)).forEach(kind -> {
                        for (Urgency urgency : Urgency.values()) {
                            assertThat(decisions.serviceLevel(kind, urgency)).as(kind + " " + urgency).isNotNull();
                        }
                    });
        }
    }

    @Test
    void aTableWithAWrongCellIsRefusedAtDeployment() throws IOException {
        long before = repository.createDeploymentQuery().count();
        String wrong = Files.readString(Path.of("processes", "serviceLevel.dmn")).replace("\"3 working days\"", "\"3 workdays\"");

        assertThatExceptionOfType(BadUserRequestException.class).isThrownBy(() -> repository.createDeployment()
                .addInputStream("serviceLevel.dmn", new ByteArrayInputStream(wrong.getBytes(StandardCharsets.UTF_8))).deploy())
                .withMessageMatching("serviceLevel\\.dmn, row \\d+, cell 'limit': '3 workdays' is not a time limit.*");

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(decisions.serviceLevel("verification", Urgency.normal)).hasToString("3 working days");
    }

    @Test
    void aTableThatAProcessOwnerChangesAppliesToTheNextCase() throws IOException {
        String shorter = Files.readString(Path.of("processes", "serviceLevel.dmn")).replace("\"3 working days\"", "\"2 working days\"");
        String deployment = repository.createDeployment()
                .addInputStream("serviceLevel.dmn", new ByteArrayInputStream(shorter.getBytes(StandardCharsets.UTF_8))).deploy().getId();
        try {
            String reference = filedAndHandedOver();

            assertThat(promise(reference, 1, PromiseKind.verification).dueAt()).isEqualTo("2026-06-04T10:00:00Z");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(decisions.serviceLevel("verification", Urgency.normal)).hasToString("3 working days");
    }

    private static String name(String expression) {
        return expression.substring(2, expression.length() - 1);
    }
}
