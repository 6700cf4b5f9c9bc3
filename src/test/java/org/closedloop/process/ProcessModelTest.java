package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.closedloop.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram of the product keeps to, each rule with its reason; read without an engine. */
class ProcessModelTest {

    private static final Set<String> MESSAGES = Set.of("complaint.customerReplied", "complaint.withdrawn", "followup.surveyAnswered",
            "undeliverableMessage.sentAgain",
            "promise.settled", "repair.quotationDecided", "repair.customerConfirmed", "parts.partArrived",
            "parts.stocktakeAsked", "reporting.monthEnded", "maintenance.visitDue", "inquiry.answerJudged");
    /** A called process leaves the customer's words to the one that was started for the case. */
    private static final String UNLESS_CALLED = "${calls.suffix(execution)}";

    static List<Model> models() {
        return Model.all();
    }

    @Test
    void theProcessesOfTheContractAreThere() {
        assertThat(models()).extracting(Model::key).contains("complaintHandling", "satisfactionFollowUp", "repairDispatch",
                "periodicMaintenance", "serviceInquiry");
    }

    @ParameterizedTest
    @MethodSource("models")
    void isOneExecutableProcessNamedAfterItsFile(Model model) {
        assertThat(model.diagram().getModelElementsByType(Process.class)).hasSize(1);
        Process process = model.process();
        assertThat(process.getId()).isEqualTo(model.key());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(process.getDocumentations()).as("says what it is for").isNotEmpty();
        assertThat(process.getCamundaHistoryTimeToLiveString()).as("history that nobody cleans up grows for ever").isNotBlank();
        assertThat(process.isCamundaStartableInTasklist()).as("cases are filed through the register").isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void beginsEveryStepThatCanFailInATransactionOfItsOwn(Model model) {
        assertThat(of(model, ServiceTask.class)).allSatisfy(step -> assertThat(step.isCamundaAsyncBefore()).as(step.getId()).isTrue());
        assertThat(of(model, CallActivity.class)).allSatisfy(call -> {
            assertThat(call.isCamundaAsyncBefore()).as(call.getId()).isTrue();
            assertThat(call.getCalledElement()).as("called processes are ours").isIn(models().stream().map(Model::key).toList());
            assertThat(call.getCamundaCalledElementBinding()).as("a round ends in the version it began with").isEqualTo("deployment");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void handsTheReferenceAndTheVariablesOfEveryProcessToWhatItCalls(Model model) {
        assertThat(of(model, CallActivity.class)).allSatisfy(call -> {
            Collection<CamundaIn> in = call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list();
            assertThat(in).extracting(CamundaIn::getCamundaBusinessKey).contains("#{execution.processBusinessKey}");
            assertThat(in).extracting(CamundaIn::getCamundaTarget)
                    .contains("caseReference", "round", "category", "priority", "team", "customerTier");
            assertThat(in).extracting(CamundaIn::getCamundaVariables).as("named one by one").containsOnlyNulls();
            assertThat(call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list())
                    .extracting(CamundaOut::getCamundaVariables).as("named one by one").allMatch(Objects::isNull);
        });
    }

    @ParameterizedTest
    @Covers({"R-090", "R-095"})
    @MethodSource("models")
    void tellsWhoDoesAUserTaskByWhenAndHow(Model model) throws IOException {
        for (UserTask task : of(model, UserTask.class)) {
            assertThat(task.getDocumentations()).as(task.getId() + " says what to do").isNotEmpty();
            assertThat(task.getCamundaCandidateGroups()).as(task.getId() + " belongs to a group").isNotBlank();
            assertThat(task.getCamundaDueDate()).as(task.getId() + " is due").matches("\\$\\{deadlines\\.\\w+\\(execution, '\\w+'\\)}");
            assertThat(task.getCamundaPriority()).as(task.getId() + " stands in the queue").isEqualTo("${priority}");
            String form = task.getCamundaFormRef();
            assertThat(form).as(task.getId() + " has a form").isEqualTo(model.key() + "-" + task.getId());
            assertThat(task.getCamundaFormRefBinding()).as("form and model change together").isEqualTo("deployment");
            assertThat(new ObjectMapper().readTree(Files.readString(Path.of("forms", form + ".form"))).path("id").asText()).isEqualTo(form);
            assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class).list())
                    .as(task.getId() + " takes its input over when it is completed")
                    .anySatisfy(listener -> assertThat(listener.getCamundaEvent() + " " + listener.getCamundaDelegateExpression())
                            .isEqualTo("complete ${" + task.getId() + "}"));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void asksAQuestionAtEverySplitAndKnowsWhatToDoOtherwise(Model model) {
        for (ExclusiveGateway gateway : of(model, ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() == 1) {
                assertThat(gateway.getIncoming()).as(gateway.getId() + " joins something").hasSizeGreaterThan(1);
                continue;
            }
            assertThat(gateway.getIncoming()).as(gateway.getId() + " does not join and split at once").hasSize(1);
            assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
            assertThat(gateway.getDefault()).as(gateway.getId() + " never gets stuck").isNotNull();
            assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
                assertThat(flow.getName()).as(flow.getId() + " is labelled").isNotBlank();
                assertThat(flow.getConditionExpression() == null).as(flow.getId()).isEqualTo(flow.equals(gateway.getDefault()));
            });
        }
        assertThat(of(model, FlowNode.class)).filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(node -> assertThat(node.getOutgoing()).as(node.getId() + " splits only at a gateway").hasSizeLessThan(2))
                .allSatisfy(node -> assertThat(node.getIncoming()).as(node.getId() + " joins only at a gateway").hasSizeLessThan(2));
    }

    @ParameterizedTest
    @MethodSource("models")
    void usesNoLiteralTimesAndNoScripts(Model model) {
        assertThat(of(model, TimerEventDefinition.class)).allSatisfy(timer -> {
            if (timer.getTimeCycle() != null) {
                assertThat(timer.getParentElement()).as("only what starts a process comes round").isInstanceOf(StartEvent.class);
                assertThat(timer.getTimeCycle().getTextContent()).as("a setting").matches("\\$\\{\\w+Schedule\\.cycle}");
                return;
            }
            assertThat(timer.getTimeDate()).as("an instant that the calendar has computed").isNotNull();
            assertThat(timer.getTimeDate().getTextContent()).matches("\\$\\{(deadlines\\..+|\\w+At)}");
        });
        assertThat(of(model, ScriptTask.class)).as("rules live in services and decision tables").isEmpty();
        assertThat(of(model, CamundaScript.class)).isEmpty();
        assertThat(of(model, SequenceFlow.class)).filteredOn(flow -> flow.getConditionExpression() != null).allSatisfy(flow -> {
            assertThat(flow.getConditionExpression().getLanguage()).isNull();
            assertThat(flow.getConditionExpression().getTextContent()).as("a routing fact, not a rule")
                    .matches("\\$\\{!?\\w+( == '\\w+')?( != '\\w+')?}");
        });
        assertThat(of(model, ServiceTask.class)).allSatisfy(step -> {
            assertThat(step.getCamundaDelegateExpression()).as(step.getId()).matches("\\$\\{\\w+}");
            assertThat(step.getCamundaClass()).isNull();
            assertThat(step.getCamundaExpression()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void listensOnlyToTheMessagesOfTheContract(Model model) {
        assertThat(of(model, Message.class)).extracting(message -> message.getName().replace(UNLESS_CALLED, "")).isSubsetOf(MESSAGES);
    }

    @ParameterizedTest
    @MethodSource("models")
    void catchesEveryErrorThatItNames(Model model) {
        Set<String> caught = of(model, CatchEvent.class).stream().flatMap(event -> event.getEventDefinitions().stream())
                .filter(ErrorEventDefinition.class::isInstance).map(ErrorEventDefinition.class::cast)
                .map(definition -> definition.getError().getErrorCode()).collect(Collectors.toSet());
        assertThat(of(model, org.camunda.bpm.model.bpmn.instance.Error.class)).allSatisfy(error -> assertThat(error.getErrorCode())
                .isIn(caught));
    }

    @ParameterizedTest
    @MethodSource("models")
    void namesAndDrawsWhatPeopleSee(Model model) {
        assertThat(of(model, Activity.class)).allSatisfy(activity -> assertThat(activity.getName()).as(activity.getId()).isNotBlank());
        assertThat(of(model, EndEvent.class)).allSatisfy(end -> assertThat(end.getName()).as(end.getId()).isNotBlank());
        assertThat(of(model, StartEvent.class))
                .filteredOn(start -> !(start.getParentElement() instanceof SubProcess sub) || sub.triggeredByEvent())
                .allSatisfy(start -> assertThat(start.getName()).as(start.getId()).isNotBlank());
        assertThat(of(model, FlowElement.class)).extracting(FlowElement::getId).allMatch(id -> id.matches("[a-z][A-Za-z]+"), "is a word");
        assertThat(of(model, BpmnShape.class)).extracting(shape -> shape.getBpmnElement().getId())
                .containsAll(of(model, FlowNode.class).stream().map(FlowNode::getId).toList());
        assertThat(of(model, BpmnEdge.class)).extracting(edge -> edge.getBpmnElement().getId())
                .containsAll(of(model, SequenceFlow.class).stream().map(SequenceFlow::getId).toList());
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Collection<T> of(Model model, Class<T> type) {
        return model.diagram().getModelElementsByType(type);
    }
}
