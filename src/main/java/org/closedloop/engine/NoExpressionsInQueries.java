package org.closedloop.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.query.Query;

/**
 * CVE-2026-109432: the engine looks for forbidden expressions at the top of a query only. This looks into its alternatives
 * ({@code orQueries}) too, and into queries that a command carries, such as the one that extends a filter.
 */
class NoExpressionsInQueries extends CommandInterceptor {

    private static final ClassValue<List<Field>> CARRIED = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return queryFields(type);
        }
    };

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            check(query, new HashSet<>());
        } else {
            CARRIED.get(command.getClass()).forEach(field -> check(carried(field, command), new HashSet<>()));
        }
        return next.execute(command);
    }

    /** An alternative may name the query that it belongs to among its own. */
    private static void check(Object candidate, Set<AbstractQuery<?, ?>> seen) {
        if (candidate instanceof AbstractQuery<?, ?> query && seen.add(query)) {
            if (!query.getExpressions().isEmpty()) {
                throw new BadUserRequestException("Expressions are forbidden in queries");
            }
            alternatives(query).forEach(alternative -> check(alternative, seen));
        }
    }

    private static List<? extends AbstractQuery<?, ?>> alternatives(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getQueries();
        }
        return List.of();
    }

    private static List<Field> queryFields(Class<?> command) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = command; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Query.class.isAssignableFrom(field.getType()) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Object carried(Field field, Command<?> command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot inspect the query of " + command.getClass(), e);
        }
    }
}
