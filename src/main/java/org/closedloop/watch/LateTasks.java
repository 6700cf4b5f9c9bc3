package org.closedloop.watch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps that took longer than they were given: open tasks past their due date, and those completed after it. Each statement begins
 * with an index, on the due date of open tasks and on the end of completed ones; the engine writes its times as UTC without a zone.
 */
@Repository
public class LateTasks {

    private static final int MOST = 100;
    private static final String CASE = """
            (cast(:team as text) is null and cast(:product as text) is null or exists (
                select from %s i join service_case c on c.reference = i.business_key_
                 where i.%s = t.proc_inst_id_ and (cast(:team as text) is null or c.team = :team)
                   and (cast(:product as text) is null or upper(c.product_model) = upper(cast(:product as text)))))
            """;
    private static final String OVERDUE = """
            select step, team, count(*) tasks, round(cast(extract(epoch from cast(:now as timestamp) - min(due)) / 3600 as numeric), 1) hours
              from (select t.name_ step, t.due_date_ due, (
                           select string_agg(l.group_id_, ', ' order by l.group_id_) from act_ru_identitylink l
                            where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) team
                      from act_ru_task t where t.due_date_ < :now and """ + " " + CASE.formatted("act_ru_execution", "id_") + """
                   ) late
             group by step, team order by tasks desc, step, team limit :most""";
    private static final String COMPLETED = """
            select name_ step, count(*) tasks, count(*) filter (where end_time_ > due_date_) late,
                   round(cast(percentile_cont(0.5) within group (order by extract(epoch from end_time_ - due_date_) / 3600)
                       filter (where end_time_ > due_date_) as numeric), 1) hours_late
              from act_hi_taskinst t
             where t.end_time_ >= :from and t.end_time_ < :to and t.due_date_ is not null and t.delete_reason_ = 'completed' and """
            + " " + CASE.formatted("act_hi_procinst", "proc_inst_id_") + """
             group by name_ having count(*) filter (where end_time_ > due_date_) > 0 order by late desc, step limit :most""";

    private final JdbcClient jdbc;

    LateTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which cases' tasks.
     *
     * @param team of the case; null: all tasks, of work without a case too
     * @param product the model; null: all
     */
    public record Of(String team, String product) {
    }

    /**
     * Open tasks of a step that should be done.
     *
     * @param step its name in the model
     * @param team who could do them, several with commas between; null: one person only
     * @param hours for how long the oldest of them is late
     */
    public record Overdue(String step, String team, long tasks, BigDecimal hours) {
    }

    /**
     * How a step kept its time.
     *
     * @param tasks all that were completed and had a due date
     * @param hoursLate half of the late ones were later by so much
     */
    public record Completed(String step, long tasks, long late, BigDecimal hoursLate) {
    }

    /** Most first. */
    @Transactional(readOnly = true)
    public List<Overdue> overdue(Of of, Instant now) {
        return asked(OVERDUE, of).param("now", utc(now)).query(Overdue.class).list();
    }

    /** The steps of which tasks were completed late in a period; most first. The engine keeps them for a year. */
    @Transactional(readOnly = true)
    public List<Completed> completedLate(Of of, Instant from, Instant to) {
        return asked(COMPLETED, of).param("from", utc(from)).param("to", utc(to)).query(Completed.class).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Of of) {
        return jdbc.sql(sql).param("team", of.team()).param("product", of.product()).param("most", MOST);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
