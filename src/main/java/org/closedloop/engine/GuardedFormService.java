package org.closedloop.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Takes from a person only what the form of the task asks for. */
class GuardedFormService extends FormServiceImpl {

    private final DeclaredFields fields;

    GuardedFormService(DeclaredFields fields) {
        this.fields = fields;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        fields.check(taskId, properties);
        super.submitTaskForm(taskId, properties);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserializeValues) {
        fields.check(taskId, properties);
        return super.submitTaskFormWithVariablesInReturn(taskId, properties, deserializeValues);
    }

    @Override
    @Deprecated
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        fields.check(taskId, properties);
        super.submitTaskFormData(taskId, properties);
    }
}
