package org.closedloop.engine;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.stereotype.Component;

/**
 * Joins tasks with rights by the task alone where {@link TaskRights} found that the user has none beyond: an equality, which the database can
 * look up, in place of one of three. A statement of another form is left as it is, slow but right.
 */
@Component
@Intercepts(@Signature(type = StatementHandler.class, method = "prepare", args = {Connection.class, Integer.class}))
class TaskRightsJoin extends AbstractProcessEnginePlugin implements Interceptor {

    private static final Pattern ONE_OF_THREE = Pattern.compile(
            "AUTH\\s+ON\\s+\\(\\s*AUTH\\.RESOURCE_ID_\\s+IN\\s*\\(\\s*RES\\.ID_\\s*,\\s*D\\.KEY_\\s*,\\s*'\\*'\\s*\\)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final String THE_TASK = "AUTH ON (AUTH.RESOURCE_ID_ = RES.ID_)";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = new ArrayList<>(Objects.requireNonNullElse(engine.getCustomSessionFactories(), List.of()));
        factories.add(TaskRights.factory());
        engine.setCustomSessionFactories(factories);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory().getConfiguration().addInterceptor(this);
    }

    @Override
    public Object intercept(Invocation call) throws Throwable {
        BoundSql statement = ((StatementHandler) call.getTarget()).getBoundSql();
        if (statement.getParameterObject() instanceof TaskQueryImpl query && query.getAuthCheck() instanceof TaskRights.SingleTasks) {
            SystemMetaObject.forObject(statement).setValue("sql", byTheTaskAlone(statement.getSql()));
        }
        return call.proceed();
    }

    static String byTheTaskAlone(String statement) {
        return ONE_OF_THREE.matcher(statement).replaceFirst(THE_TASK);
    }
}
