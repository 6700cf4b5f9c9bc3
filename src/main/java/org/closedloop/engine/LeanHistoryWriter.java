package org.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;

/**
 * Writes the engine's history, but nothing of a variable that came and went within one transaction: a form's field that a listener took over. Of a
 * decision it writes what was asked and answered, with the rule, and not each table that the answer rests on.
 */
class LeanHistoryWriter extends DbHistoryEventHandler {

    @Override
    protected void insertHistoricVariableUpdateEntity(HistoricVariableUpdateEventEntity event) {
        DbEntityManager entities = getDbEntityManager();
        CachedDbEntity known = entities.getDbEntityCache().getCachedEntity(HistoricVariableInstanceEntity.class, event.getVariableInstanceId());
        if (known != null && known.getEntityState() == DbEntityState.DELETED_TRANSIENT) {
            // a variable that is set again under the name of the field goes on as the same one
            entities.undoDelete(known.getEntity());
        }
        super.insertHistoricVariableUpdateEntity(event);
        if (known != null && event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE) && known.getEntityState() == DbEntityState.TRANSIENT) {
            entities.delete(known.getEntity());
        }
    }

    @Override
    protected void insertHistoricDecisionEvaluationEvent(HistoricDecisionEvaluationEvent event) {
        event.setRequiredHistoricDecisionInstances(List.of());
        super.insertHistoricDecisionEvaluationEvent(event);
    }
}
