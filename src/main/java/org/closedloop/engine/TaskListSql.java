package org.closedloop.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.postgresql.PGStatement;
import org.springframework.stereotype.Component;

/**
 * Words the engine's questions for tasks so that the database answers among 100,000 of them within its time (ADR 19): the same tasks, the same
 * order. A statement of another form than the known ones is left as it is, slow but right.
 */
@Component
@Intercepts(@Signature(type = StatementHandler.class, method = "prepare", args = {Connection.class, Integer.class}))
class TaskListSql extends AbstractProcessEnginePlugin implements Interceptor {

    /** up to so many tasks of a team are looked through before a page of them is cut; of more, the next ones of all are tried until it is full */
    private static final int FEW = 5_000;

    private static final Pattern READABLE = Pattern.compile("from ACT_RU_TASK RES\\s(?<joins>.*?)inner join\\s*\\(\\s*SELECT A\\.\\*\\s+FROM (?<rights>"
            + "ACT_RU_AUTHORIZATION A\\s.*?)\\)\\s*AUTH\\s+ON\\s+\\(\\s*AUTH\\.RESOURCE_ID_\\s+IN\\s*\\(\\s*RES\\.ID_\\s*,\\s*D\\.KEY_\\s*,\\s*'\\*'\\s*\\)\\s*\\)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FOUND_A_RIGHT = Pattern.compile("and\\s*\\(\\s*\\(AUTH\\.RESOURCE_ID_ IS NOT NULL\\)\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROCESS = Pattern.compile("left join\\s+ACT_RE_PROCDEF D on RES\\.PROC_DEF_ID_ = D\\.ID_", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_PROCESS = Pattern.compile("\\bD\\.");
    private static final Pattern COUNT_OF_SINGLE = Pattern.compile(
            "(COUNT\\(\\*\\) FROM \\(\\s*SELECT) DISTINCT( RES\\.ID_\\s+from (?:ACT_RU_TASK|\\(select T\\.\\* .*?\\)\\)) RES\\s+WHERE)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("select distinct(?<columns>\\s+RES\\.REV_.*?RES\\.TASK_STATE_)\\s+(?<found>from\\s.*)"
            + "(?<order>order by RES\\.\\w+ (?:asc|desc)(?:, RES\\.\\w+ (?:asc|desc))*)\\s+(?<limit>LIMIT \\? OFFSET \\?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("RES\\.\\w+");

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
        if (!(statement.getParameterObject() instanceof TaskQueryImpl query)) {
            return call.proceed();
        }
        String sql = quick(statement.getSql(), query, (Connection) call.getArgs()[0]);
        boolean asItWas = sql.equals(statement.getSql());
        SystemMetaObject.forObject(statement).setValue("sql", sql);
        Statement prepared = (Statement) call.proceed();
        if (!asItWas) {
            // how many are due or of a team depends on who asks: a plan made for anybody is a plan for nobody
            prepared.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        return prepared;
    }

    private static String quick(String statement, TaskQueryImpl query, Connection database) throws SQLException {
        String sql = countedOnce(query.getAuthCheck() instanceof TaskRights.SingleTasks ? amongReadable(statement) : statement);
        return ofTeams(query) && few(query.getCandidateGroups(), database) ? cutLast(sql) : sql;
    }

    /**
     * Asks among the tasks that the reader has a right to. The engine joins each task with the rights on the task, on its process and on everything,
     * which no index serves; {@link TaskRights} found that there are none but on tasks.
     */
    static String amongReadable(String sql) {
        Matcher readable = READABLE.matcher(sql);
        if (!readable.find()) {
            return sql;
        }
        String among = readable.replaceFirst(Matcher.quoteReplacement("from (select T.* from ACT_RU_TASK T where T.ID_ in (select A.RESOURCE_ID_ from "
                + readable.group("rights") + ")) RES " + readable.group("joins")));
        String asked = FOUND_A_RIGHT.matcher(among).replaceFirst("");
        String withoutProcess = PROCESS.matcher(asked).replaceFirst("");
        return asked.contains("AUTH.") ? sql : OF_PROCESS.matcher(withoutProcess).find() ? asked : withoutProcess;
    }

    /** What is joined with nothing is there once: no need to sort it by id to find that out. */
    static String countedOnce(String sql) {
        return COUNT_OF_SINGLE.matcher(sql).replaceFirst("$1$2");
    }

    /**
     * Looks for all tasks of a team before it cuts a page. The planner hopes to meet fifteen of them soon among everybody's, and when they are all
     * claimed it has looked at everybody's. Tasks alike come by their ids, or one could be on no page.
     */
    static String cutLast(String sql) {
        Matcher page = PAGE.matcher(sql);
        if (!page.matches()) {
            return sql;
        }
        String order = page.group("order");
        String keys = COLUMN.matcher(order).results().map(MatchResult::group).distinct().collect(Collectors.joining(", "));
        return "select" + page.group("columns") + " from ACT_RU_TASK RES where RES.ID_ in (select FOUND_ from (select distinct RES.ID_ FOUND_, " + keys
                + " " + page.group("found") + " offset 0) RES " + order + ", FOUND_ " + page.group("limit") + ") " + order + ", RES.ID_";
    }

    private static boolean ofTeams(TaskQueryImpl query) {
        return query.getCandidateGroups() != null && !query.getCandidateGroups().isEmpty();
    }

    private static boolean few(Collection<String> teams, Connection database) throws SQLException {
        try (PreparedStatement count = database.prepareStatement(
                "select count(*) from (select from ACT_RU_IDENTITYLINK where GROUP_ID_ = any (?) limit " + (FEW + 1) + ") of_teams")) {
            count.setArray(1, database.createArrayOf("varchar", teams.toArray()));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1) <= FEW;
            }
        }
    }
}
