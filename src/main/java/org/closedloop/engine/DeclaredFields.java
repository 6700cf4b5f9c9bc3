package org.closedloop.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Who works on a task may set what its form asks for and nothing else: otherwise anybody who may complete a task could rewrite
 * the category, round or team that the loop is routed by.
 */
class DeclaredFields {

    private final ProcessEngineConfigurationImpl engine;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Set<String>> byTaskDefinition = new ConcurrentHashMap<>();

    DeclaredFields(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** A signed-in person calls from outside; our own services and delegates are trusted. */
    boolean askedByPerson() {
        return Context.getCommandContext() == null && engine.getIdentityService().getCurrentAuthentication() != null;
    }

    void check(String taskId, Map<String, ?> variables) {
        check(taskId, variables == null ? Set.of() : variables.keySet());
    }

    void check(String taskId, Collection<String> names) {
        if (names == null || names.isEmpty() || !askedByPerson()) {
            return;
        }
        Set<String> declared = engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> of(taskId, context)));
        names.stream().filter(name -> declared != null && !declared.contains(name)).sorted().findFirst().ifPresent(name -> {
            InvalidInput undeclared = new InvalidInput(shorten(name), "is not a field of this task");
            throw new FormFieldValidationException(undeclared.field(), undeclared.getMessage(), undeclared);
        });
    }

    /** @return null for a task that does not exist: the engine's own answer to that is the right one */
    private Set<String> of(String taskId, CommandContext context) {
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            return null;
        }
        if (task.getProcessDefinitionId() == null) {
            return Set.of();
        }
        String key = task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey();
        Set<String> known = byTaskDefinition.get(key);
        if (known == null) {
            known = read(taskId, context);
            byTaskDefinition.put(key, known);
        }
        return known;
    }

    private Set<String> read(String taskId, CommandContext context) {
        try (InputStream form = new GetDeployedTaskFormCmd(taskId).execute(context)) {
            Set<String> names = new HashSet<>();
            collect(json.readTree(form), names);
            return Set.copyOf(names);
        } catch (BadUserRequestException noForm) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the form of a task", e);
        }
    }

    private static void collect(JsonNode component, Set<String> names) {
        String name = component.path("path").asText(component.path("key").asText(""));
        if (!name.isEmpty()) {
            names.add(name.split("\\.")[0]);
        }
        component.path("components").forEach(child -> collect(child, names));
    }

    private static String shorten(String name) {
        String printable = name.replaceAll("[^\\p{Alnum}._-]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) : printable;
    }
}
