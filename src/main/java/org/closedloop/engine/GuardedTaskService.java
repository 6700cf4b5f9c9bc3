package org.closedloop.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;

/** Takes from a person only what the form of the task asks for, and no free text that the engine would keep in its history. */
class GuardedTaskService extends TaskServiceImpl {

    private final DeclaredFields fields;

    GuardedTaskService(DeclaredFields fields) {
        this.fields = fields;
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        fields.check(taskId, variables);
        super.complete(taskId, variables);
        Failpoint.hit("taskCompleted");
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
        fields.check(taskId, variables);
        return super.completeWithVariablesInReturn(taskId, variables, deserializeValues);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        fields.check(taskId, variables);
        super.resolveTask(taskId, variables);
    }

    @Override
    public void setVariable(String taskId, String name, Object value) {
        fields.check(taskId, Set.of(name));
        super.setVariable(taskId, name, value);
    }

    @Override
    public void setVariableLocal(String taskId, String name, Object value) {
        fields.check(taskId, Set.of(name));
        super.setVariableLocal(taskId, name, value);
    }

    @Override
    public void setVariables(String taskId, Map<String, ?> variables) {
        fields.check(taskId, variables);
        super.setVariables(taskId, variables);
    }

    @Override
    public void setVariablesLocal(String taskId, Map<String, ?> variables) {
        fields.check(taskId, variables);
        super.setVariablesLocal(taskId, variables);
    }

    @Override
    public void updateVariables(String taskId, Map<String, ?> modifications, Collection<String> deletions) {
        fields.check(taskId, modifications);
        fields.check(taskId, deletions);
        super.updateVariables(taskId, modifications, deletions);
    }

    @Override
    public void updateVariablesLocal(String taskId, Map<String, ?> modifications, Collection<String> deletions) {
        fields.check(taskId, modifications);
        fields.check(taskId, deletions);
        super.updateVariablesLocal(taskId, modifications, deletions);
    }

    @Override
    public void removeVariable(String taskId, String name) {
        fields.check(taskId, Set.of(name));
        super.removeVariable(taskId, name);
    }

    @Override
    public void removeVariableLocal(String taskId, String name) {
        fields.check(taskId, Set.of(name));
        super.removeVariableLocal(taskId, name);
    }

    @Override
    public void removeVariables(String taskId, Collection<String> names) {
        fields.check(taskId, names);
        super.removeVariables(taskId, names);
    }

    @Override
    public void removeVariablesLocal(String taskId, Collection<String> names) {
        fields.check(taskId, names);
        super.removeVariablesLocal(taskId, names);
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message, Map<String, Object> variables) {
        refuse("A step is ended by completing it");
        super.handleBpmnError(taskId, code, message, variables);
    }

    @Override
    public void handleBpmnError(String taskId, String code) {
        handleBpmnError(taskId, code, null, null);
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message) {
        handleBpmnError(taskId, code, message, null);
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        refuse("A step is ended by completing it");
        super.handleEscalation(taskId, code, variables);
    }

    @Override
    public void handleEscalation(String taskId, String code) {
        handleEscalation(taskId, code, null);
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        refuse("Notes belong on the case");
        return super.createComment(taskId, processInstance, message);
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        refuse("Notes belong on the case");
        super.updateTaskComment(taskId, commentId, message);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, InputStream content) {
        refuse("Files belong on the case");
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
        refuse("Files belong on the case");
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    private void refuse(String reason) {
        if (fields.askedByPerson()) {
            throw new BadUserRequestException(reason);
        }
    }
}
