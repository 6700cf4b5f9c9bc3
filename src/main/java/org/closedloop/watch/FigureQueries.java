package org.closedloop.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.closedloop.watch.InstancePath.Clock;
import org.closedloop.watch.InstancePath.Pass;
import org.closedloop.watch.StepFigures.Heat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the engine's tables say about the steps of a process, a statement for each question of a page. The engine writes UTC without a zone. */
@Repository
class FigureQueries {

    /** Counted as Cockpit's own badge counts, so that the two agree. */
    private static final String WAITING = """
            select e.act_id_ activity, count(distinct e.id_) waiting, count(distinct t.id_) filter (where t.due_date_ < :now) overdue
              from act_ru_execution e left join act_ru_task t on t.execution_id_ = e.id_
             where e.proc_def_id_ = :definition and e.is_active_ and e.act_id_ is not null group by e.act_id_""";
    /** Gateways and ends take no time; a step that somebody still does counts with the time until now. Short keys, for there are millions. */
    private static final String HEAT = """
            with loop as (
                select act_id_, hashtextextended(proc_inst_id_, 0) instance, count(*) passes,
                       sum(cast(extract(epoch from coalesce(end_time_, :now) - start_time_) as float8)) seconds
                  from act_hi_actinst
                 where proc_def_id_ in (select id_ from act_re_procdef where key_ = :process) and (end_time_ >= :since or end_time_ is null)
                   and (act_type_ like '%Task' or act_type_ in ('callActivity', 'subProcess', 'eventBasedGateway') or act_type_ like 'intermediate%')
                 group by act_id_, instance)
            select act_id_ activity, sum(passes) passes, count(*) loops, sum(passes) - count(*) again, greatest(0, sum(seconds) / sum(passes)) seconds
              from loop group by act_id_""";
    /** The one question that may take long: room to answer it in memory, and an end before the connection is given up. */
    private static final String MANY_ROWS = "select set_config('work_mem', '64MB', true), set_config('statement_timeout', '20s', true)";
    private static final String PASSED_AGAIN = """
            select act_id_ activity, count(*) passes from act_hi_actinst
             where proc_inst_id_ = :instance and act_type_ not like '%Gateway' and act_type_ <> 'multiInstanceBody'
             group by act_id_ having count(*) > 1""";
    private static final String CLOCKS = """
            select task_def_key_ activity, true task, due_date_ due from act_ru_task where proc_inst_id_ = :instance and due_date_ is not null
            union all
            select d.act_id_, false, j.duedate_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
             where j.process_instance_id_ = :instance and j.type_ = 'timer' and j.duedate_ is not null order by due""";
    /** What stood still at the end of each day, the engine's own incidents included. */
    private static final String TREND = """
            select day.number, stalled.reason, count(*) loops
              from (select create_time_, end_time_, case when incident_type_ = 'stalledLoop' then split_part(configuration_, ' ', 1) else 'incident' end reason
                      from act_hi_incident
                     where id_ = cause_incident_id_ and create_time_ < :last and (end_time_ is null or end_time_ >= :first)) stalled
              join unnest(cast(:ends as timestamp[])) with ordinality day (ends, number)
                on stalled.create_time_ < day.ends and (stalled.end_time_ is null or stalled.end_time_ >= day.ends)
             group by day.number, stalled.reason""";

    record Waiting(int waiting, int overdue) {
    }

    private final JdbcClient jdbc;

    FigureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Waiting> waiting(String definition, Instant now) {
        Map<String, Waiting> steps = new HashMap<>();
        jdbc.sql(WAITING).param("definition", definition).param("now", utc(now)).query((row, number) ->
                steps.put(row.getString("activity"), new Waiting(row.getInt("waiting"), row.getInt("overdue")))).list();
        return steps;
    }

    @Transactional(readOnly = true)
    List<Heat> heat(String process, Instant since, Instant now) {
        jdbc.sql(MANY_ROWS).query((row, number) -> true).single();
        return jdbc.sql(HEAT).param("process", process).param("since", utc(since)).param("now", utc(now)).query((row, number) ->
                new Heat(row.getString("activity"), row.getLong("passes"), row.getLong("loops"), row.getLong("again"), row.getLong("seconds"))).list();
    }

    List<Pass> passedAgain(String instance) {
        return jdbc.sql(PASSED_AGAIN).param("instance", instance)
                .query((row, number) -> new Pass(row.getString("activity"), row.getInt("passes"))).list();
    }

    List<Clock> clocks(String instance) {
        return jdbc.sql(CLOCKS).param("instance", instance).query((row, number) -> new Clock(row.getString("activity"),
                row.getBoolean("task"), row.getObject("due", LocalDateTime.class).toInstant(ZoneOffset.UTC))).list();
    }

    /** How many loops stood still for which reason at the end of each of these days. */
    Map<LocalDate, Map<String, Integer>> stalledAtTheEndOf(List<LocalDate> days, ZoneId zone) {
        List<LocalDateTime> ends = days.stream().map(day -> utc(day.plusDays(1).atStartOfDay(zone).toInstant())).toList();
        Map<LocalDate, Map<String, Integer>> trend = new HashMap<>();
        jdbc.sql(TREND).param("ends", ends.stream().map(LocalDateTime::toString).toArray(String[]::new))
                .param("first", ends.get(0)).param("last", ends.get(ends.size() - 1))
                .query((row, number) -> trend.computeIfAbsent(days.get(row.getInt("number") - 1), day -> new HashMap<>())
                        .put(row.getString("reason"), row.getInt("loops"))).list();
        return trend;
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
