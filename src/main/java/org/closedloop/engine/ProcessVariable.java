package org.closedloop.engine;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed name of a process variable: a routing fact or an id of primitive type, never a text of a person.
 *
 * @param <T> String, Boolean, Integer or Long
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<Date> date(String name) {
        return new ProcessVariable<>(name, Date.class);
    }

    public static ProcessVariable<Integer> number(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    /** Reads the value; fails early when an earlier step forgot it. */
    public T from(VariableScope scope) {
        T value = orNull(scope);
        if (value == null) {
            throw new Missing(name);
        }
        return value;
    }

    /** An earlier step forgot the variable, or somebody else ended the process meanwhile. */
    static final class Missing extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private Missing(String name) {
            super("process variable " + name + " is missing");
        }
    }

    public T orNull(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }

    public Map<String, Object> of(T value) {
        return Map.of(name, value);
    }
}
