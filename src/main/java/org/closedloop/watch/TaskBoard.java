package org.closedloop.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.closedloop.engine.StaffRoles;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open tasks for the staff's own pages, each page by one statement: the engine's queries would ask for teams and cases task by task. They
 * show what the engine opens to the reader (candidate, assignee, supervisor), and what a substitute needs. The engine writes its times as UTC without a zone.
 */
@Repository
public class TaskBoard {

    /** Which part of the work a list shows. */
    public enum Part { mine, team, standIn, all }

    /** How much somebody has, or how much waits. */
    public record Load(int total, int late, int soon) {}

    /** What may change on a task. */
    public record State(String assignee, int priority) {}

    /** For lists: all candidate links of the groups are read once. */
    private static final String OF_MANY = "t.id_ in (select l.task_id_ from act_ru_identitylink l where l.type_ = 'candidate' and (%s))";
    /** For one task: its own links only. */
    private static final String OF_ONE = "exists (select from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate' and (%s))";
    private static final String MINE = "t.assignee_ = :user";
    private static final String MY_TEAMS = "l.user_id_ = :user or l.group_id_ = any(:groups)";
    private static final String TEAM = "t.assignee_ is null and " + OF_MANY.formatted(MY_TEAMS);
    private static final String STAND_IN = standIn(OF_MANY);
    private static final String FACTS = """
            select t.*, i.business_key_ reference, c.round, c.category, c.product_model,
                   array(select l.group_id_ from act_ru_identitylink l
                          where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null order by l.group_id_) groups
              from found t left join act_ru_execution i on i.id_ = t.proc_inst_id_ left join service_case c on c.reference = i.business_key_
            """;
    private static final String MOST_URGENT = "t.due_date_ nulls last, t.priority_ desc, t.id_";

    private final JdbcClient jdbc;

    TaskBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due first comes first. */
    @Transactional(readOnly = true)
    public List<BoardTask> list(BoardReader reader, Part part, int from, int most) {
        String where = switch (part) {
            case mine -> MINE;
            case team -> TEAM;
            case standIn -> STAND_IN;
            case all -> openToMe(OF_MANY);
        };
        return asked("with found as materialized (select t.* from act_ru_task t where t.suspension_state_ = 1 and " + where + " order by " + MOST_URGENT
                + " offset :from limit :most) " + FACTS + " order by " + MOST_URGENT, reader)
                .param("from", from).param("most", most).query(TaskBoard::task).list();
    }

    /** A task that this reader may see. */
    @Transactional(readOnly = true)
    public Optional<BoardTask> find(BoardReader reader, String taskId) {
        return asked("with found as (select t.* from act_ru_task t where t.id_ = :id and " + openToMe(OF_ONE) + ") " + FACTS, reader).param("id", taskId)
                .query(TaskBoard::task).optional();
    }

    /**
     * How much each of these people has, those who have nothing left out, and under null how much waits for one of the teams.
     *
     * @param soon what is due before counts as soon
     */
    @Transactional(readOnly = true)
    public Map<String, Load> loads(Collection<String> people, Collection<String> teams, Instant now, Instant soon) {
        Map<String, Load> loads = new HashMap<>();
        jdbc.sql("""
                with those as (
                    select assignee_, due_date_ from act_ru_task where assignee_ = any(:people)
                    union all
                    select t.assignee_, t.due_date_ from act_ru_task t where t.assignee_ is null and %s)
                select assignee_, count(*), count(*) filter (where due_date_ < :now), count(*) filter (where due_date_ >= :now and due_date_ < :soon)
                  from those group by assignee_""".formatted(waiting(teams)))
                .param("people", array(people)).param("teams", array(teams)).param("now", utc(now)).param("soon", utc(soon))
                .query((RowCallbackHandler) row -> loads.put(row.getString(1), new Load(row.getInt(2), row.getInt(3), row.getInt(4))));
        return loads;
    }

    /** The most urgent tasks that each of these people has, and of what waits for one of the teams. */
    @Transactional(readOnly = true)
    public List<BoardTask> mostUrgent(Collection<String> people, Collection<String> teams, int most) {
        return jdbc.sql("""
                with shown as (
                    (select t.id_ from act_ru_task t where t.assignee_ is null and %2$s order by %1$s limit :most)
                    union all
                    select held.id_ from unnest(cast(:people as text[])) person cross join lateral (
                        select t.id_ from act_ru_task t where t.assignee_ = person order by %1$s limit :most) held),
                found as materialized (select t.* from shown s join act_ru_task t on t.id_ = s.id_)
                """.formatted(MOST_URGENT, waiting(teams)) + FACTS + " order by t.assignee_ nulls first, " + MOST_URGENT)
                .param("people", array(people)).param("teams", array(teams)).param("most", most).query(TaskBoard::task).list();
    }

    /** Holds a task until the transaction ends, so that what is checked is still true when it is changed; empty when it is done. */
    public Optional<State> hold(String taskId) {
        return jdbc.sql("select assignee_, priority_ from act_ru_task where id_ = :id for update").param("id", taskId)
                .query((row, number) -> new State(row.getString("assignee_"), row.getInt("priority_"))).optional();
    }

    /** Who sees to all teams need not have every task asked for its own. */
    private static String waiting(Collection<String> teams) {
        return teams.containsAll(StaffRoles.TEAMS) ? "true" : OF_MANY.formatted("l.group_id_ = any(:teams)");
    }

    private static String standIn(String candidate) {
        return "(t.assignee_ = any(:absent) or t.assignee_ is null and " + candidate.formatted("l.group_id_ = any(:absentGroups)") + ")";
    }

    private static String openToMe(String candidate) {
        return "(:all or " + MINE + " or " + standIn(candidate) + " or " + candidate.formatted(MY_TEAMS) + ")";
    }

    private JdbcClient.StatementSpec asked(String sql, BoardReader reader) {
        return jdbc.sql(sql).param("user", reader.user()).param("groups", array(reader.groups())).param("all", reader.all())
                .param("absent", array(reader.absent())).param("absentGroups", array(reader.absentGroups()));
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static BoardTask task(ResultSet row, int number) throws SQLException {
        return new BoardTask(row.getString("id_"), row.getString("task_def_key_"), row.getString("name_"), row.getString("assignee_"),
                Arrays.asList((String[]) row.getArray("groups").getArray()), row.getInt("priority_"), instant(row, "due_date_"),
                instant(row, "create_time_"), row.getString("reference"), (Integer) row.getObject("round"), row.getString("category"),
                row.getString("product_model"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        // the JVM runs in UTC, as the engine's columns do
        return at == null ? null : at.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
}
