package org.closedloop.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Keeps what happened, who did it and by which classification, but no text that somebody typed: submitted form fields are never
 * kept, variables only when they are facts a loop is routed by.
 */
class LeanHistory implements HistoryLevel {

    static final String NAME = "closedloop";

    /** Numbers, codes and dates; a name missing here costs a line in Cockpit, a text listed here would leak. */
    private static final Set<String> ROUTING_FACTS = Set.of("caseReference", "round", "category", "priority", "team", "customerTier", "urgency",
            "importance", "promiseId", "promiseKind", "rediagnosisGroup", "rootCause", "faultCause", "agreedSolutionType", "assignedTeam",
            "promisedOn", "outcome", "score", "timeSlot", "attempt",
            "attempts", "serviceMode", "coverage", "channel", "workOrderId", "dispatchedMode", "diagnosis",
            "neededPart", "partClass", "partEngineer", "visitId", "partRequestId", "partSource", "partBuyers", "partExpectedOn",
            "turnedInto");
    /** The ledger of promises remembers each level with its time, and stalled loops are incidents; a history of the watches would repeat it. */
    private static final List<String> WATCHES = List.of("promiseEscalation:", "stalledLoopWatch:");
    private static final Set<String> SAFE_TYPES = Set.of("boolean", "integer", "long", "short", "date");
    private static final Set<HistoryEventType> AS_AUDIT = Set.of(
            HistoryEventTypes.PROCESS_INSTANCE_START, HistoryEventTypes.PROCESS_INSTANCE_UPDATE, HistoryEventTypes.PROCESS_INSTANCE_MIGRATE,
            HistoryEventTypes.PROCESS_INSTANCE_END, HistoryEventTypes.ACTIVITY_INSTANCE_START, HistoryEventTypes.ACTIVITY_INSTANCE_UPDATE,
            HistoryEventTypes.ACTIVITY_INSTANCE_MIGRATE, HistoryEventTypes.ACTIVITY_INSTANCE_END, HistoryEventTypes.TASK_INSTANCE_CREATE,
            HistoryEventTypes.TASK_INSTANCE_UPDATE, HistoryEventTypes.TASK_INSTANCE_MIGRATE, HistoryEventTypes.TASK_INSTANCE_COMPLETE,
            HistoryEventTypes.TASK_INSTANCE_DELETE, HistoryEventTypes.INCIDENT_CREATE, HistoryEventTypes.INCIDENT_MIGRATE,
            HistoryEventTypes.INCIDENT_DELETE, HistoryEventTypes.INCIDENT_RESOLVE, HistoryEventTypes.INCIDENT_UPDATE,
            HistoryEventTypes.BATCH_START, HistoryEventTypes.BATCH_END, HistoryEventTypes.BATCH_UPDATE, HistoryEventTypes.USER_OPERATION_LOG);
    private static final Set<HistoryEventType> OF_VARIABLES = Set.of(HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE, HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE, HistoryEventTypes.VARIABLE_INSTANCE_DELETE);

    @Override
    public int getId() {
        return 100;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (OF_VARIABLES.contains(type)) {
            return !(entity instanceof VariableInstanceEntity variable) || isRoutingFact(variable) && !isWatch(variable.getProcessDefinitionId());
        }
        if (entity instanceof ExecutionEntity execution && isWatch(execution.getProcessDefinitionId())) {
            return false;
        }
        if (HistoryEventTypes.DMN_DECISION_EVALUATE.equals(type)) {
            // the small look-up tables are asked all the time and say nothing that the case does not
            return !(entity instanceof DmnDecision decision) || decision.getKey().startsWith("classify");
        }
        return AS_AUDIT.contains(type);
    }

    private static boolean isWatch(String processDefinitionId) {
        return processDefinitionId != null && WATCHES.stream().anyMatch(processDefinitionId::startsWith);
    }

    private static boolean isRoutingFact(VariableInstanceEntity variable) {
        return ROUTING_FACTS.contains(variable.getName()) || SAFE_TYPES.contains(variable.getTypeName());
    }
}
