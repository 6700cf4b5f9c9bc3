package org.closedloop.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rules of {@link StallReason} as one statement over register and engine, so that a list is one moment's truth and costs one scan a
 * table. The engine writes its times as UTC without a zone.
 */
@Repository
class StallQueries {

    /** Who is here, the groups that have somebody here, and which case each place in a loop belongs to. */
    private static final String KNOWN = """
            with here as (
                select user_id from staff_member
                 where active and not coalesce(:today between absent_from and coalesce(absent_until, 'infinity'), false)),
            able as (select distinct m.group_id_ from act_id_membership m join here on here.user_id = m.user_id_),
            place as not materialized (
                select i.business_key_ reference, d.key_ process, e.proc_def_id_, e.proc_inst_id_, e.id_ execution, e.act_id_ activity, e.act_inst_id_,
                       e.is_active_, c.round, c.owner
                  from act_ru_execution e join act_ru_execution i on i.id_ = e.proc_inst_id_ join act_re_procdef d on d.id_ = e.proc_def_id_
                  left join service_case c on c.reference = i.business_key_)
            """;
    /** The step to look at first when a whole case is meant: an open task before anything else. */
    private static final String STEP = """
            left join lateral (
                select d.key_ process, e.proc_def_id_, e.proc_inst_id_, e.id_ execution, e.act_id_ activity
                  from act_ru_execution i join act_ru_execution e on e.proc_inst_id_ = i.id_ join act_re_procdef d on d.id_ = e.proc_def_id_
                  left join act_ru_task t on t.execution_id_ = e.id_
                 where i.business_key_ = c.reference and i.parent_id_ is null and e.act_id_ is not null and d.key_ <> 'promiseEscalation'
                 order by t.id_ is null, t.create_time_, e.id_ limit 1) step on true
            """;
    private static final String PROMISE_MISSED = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'promiseMissed' reason, p.due_at since, p.round,
                   p.owner
              from promise p join service_case c on c.id = p.case_id and c.state = 'open'
            """ + STEP + "where p.met_at is null and p.dropped_at is null and p.due_at <= :now";
    private static final String ROUND_LIMIT = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'roundLimit', r.opened_at, c.round, 'management'
              from service_case c join case_round r on r.case_id = c.id and r.number = c.round
            """ + STEP + "where c.state = 'open' and c.round >= :lastRound";
    private static final String INCIDENT = """
            select place.reference, coalesce(place.process, d.key_), i.proc_def_id_, i.proc_inst_id_, place.execution, i.activity_id_, 'incident',
                   i.incident_timestamp_ at time zone 'UTC', place.round, place.owner
              from act_ru_incident i left join place on place.execution = i.execution_id_ left join act_re_procdef d on d.id_ = i.proc_def_id_
             where i.incident_type_ <> 'stalledLoop' and i.id_ = i.cause_incident_id_
            union all
            select place.reference, coalesce(place.process, j.process_def_key_), j.process_def_id_, j.process_instance_id_, place.execution, d.act_id_, 'incident',
                   j.create_time_ at time zone 'UTC', place.round, place.owner
              from act_ru_job j left join place on place.execution = j.execution_id_ left join act_ru_jobdef d on d.id_ = j.job_def_id_
             where j.retries_ = 0 and not exists (select from act_ru_incident i where i.configuration_ = j.id_)""";
    private static final String JOB_STUCK = """
            select place.reference, coalesce(place.process, j.process_def_key_), j.process_def_id_, j.process_instance_id_, place.execution, d.act_id_, 'jobStuck',
                   coalesce(j.duedate_, j.create_time_) at time zone 'UTC', place.round, place.owner
              from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ left join place on place.execution = j.execution_id_
             where j.retries_ > 0 and coalesce(j.duedate_, j.create_time_) < :jobsDueBefore
               and (j.lock_exp_time_ is null or j.lock_exp_time_ < :utcNow)""";
    private static final String NOBODY_CAN_ACT = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'nobodyCanAct',
                   t.create_time_ at time zone 'UTC', place.round,
                   coalesce(t.assignee_, (select string_agg(coalesce(l.group_id_, l.user_id_), ', ' order by l.group_id_, l.user_id_)
                                            from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'))
              from act_ru_task t join place on place.execution = t.execution_id_
             where case when t.assignee_ is not null then t.assignee_ not in (select user_id from here)
                   else not exists (select from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
                        and (l.group_id_ in (select group_id_ from able) or l.user_id_ in (select user_id from here))) end""";
    /** A place that waits without task, called loop, incident or a clock of its own or of the scopes around it; and a case without any loop. */
    private static final String NOBODY_WILL_CALL = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'nobodyWillCall',
                   coalesce(h.start_time_ at time zone 'UTC', :now), place.round, place.owner
              from place left join act_hi_actinst h on h.id_ = place.act_inst_id_
             where place.activity is not null and place.is_active_
               and not exists (select from act_ru_execution child where child.parent_id_ = place.execution)
               and not exists (select from act_ru_task t where t.execution_id_ = place.execution)
               and not exists (select from act_ru_execution called where called.super_exec_ = place.execution)
               and not exists (select from act_ru_incident i where i.execution_id_ = place.execution and i.incident_type_ <> 'stalledLoop')
               and not exists (
                   with recursive around as (
                       select e.id_, e.parent_id_ from act_ru_execution e where e.id_ = place.execution
                       union all select e.id_, e.parent_id_ from act_ru_execution e join around on e.id_ = around.parent_id_)
                   select from around join act_ru_job j on j.execution_id_ = around.id_)
            union all
            select c.reference, null, null, null, null, null, 'nobodyWillCall', c.filed_at, c.round, c.owner
              from service_case c where c.state = 'open' and not exists (
                       select from act_ru_execution i where i.business_key_ = c.reference and i.parent_id_ is null)""";
    private static final String UNUSUALLY_LONG = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'unusuallyLong',
                   t.create_time_ at time zone 'UTC', place.round, coalesce(t.assignee_, place.owner)
              from act_ru_task t join place on place.execution = t.execution_id_
              left join unnest(cast(:steps as text[]), cast(:millis as bigint[])) long (step, millis) on long.step = t.task_def_key_
             where t.create_time_ + coalesce(long.millis, :otherMillis) * interval '1 millisecond' < :utcNow
               and (t.due_date_ is null or t.due_date_ < :utcNow)""";
    /** A letter that waits too long for its server, one that a colleague's address refused, and a customer who is to be reached otherwise. */
    private static final String UNDELIVERABLE = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'undeliverable', m.created_at, m.round, c.owner
              from outbox_message m join service_case c on c.reference = m.case_reference and c.state = 'open'
            """ + STEP + """
             where m.status in ('new', 'sending') and m.created_at < :lettersWrittenBefore
                or m.status = 'failed' and exists (select from staff_member s where lower(s.email) = lower(m.address))
            union all
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'undeliverable',
                   t.create_time_ at time zone 'UTC', place.round, coalesce(t.assignee_, place.owner)
              from act_ru_task t join place on place.execution = t.execution_id_ where place.process = 'undeliverableMessage'""";
    private static final String ALL = KNOWN + String.join(" union all ", PROMISE_MISSED, ROUND_LIMIT, INCIDENT, JOB_STUCK, NOBODY_CAN_ACT,
            NOBODY_WILL_CALL, UNUSUALLY_LONG, UNDELIVERABLE) + " order by since, reference, reason";

    /** A row of the list before it has its names. */
    record Place(String reference, String process, String definition, String instance, String execution, String activity,
            StallReason reason, Instant since, Integer round, String owner) {

        /** The same for as long as the loop stands there for this reason. */
        UUID id() {
            return UUID.nameUUIDFromBytes((reference + " " + process + " " + execution + " " + activity + " " + reason).getBytes(UTF_8));
        }
    }

    private final JdbcClient jdbc;

    StallQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything that does not move now, longest first. */
    List<Place> find(Instant now, LocalDate today, StallLimits limits) {
        LocalDateTime utcNow = utc(now);
        return jdbc.sql(ALL).param("now", now.atOffset(ZoneOffset.UTC)).param("utcNow", utcNow).param("today", today)
                .param("lastRound", limits.lastRound()).param("jobsDueBefore", utcNow.minus(limits.jobOverdue()))
                .param("lettersWrittenBefore", now.minus(limits.letterWaits()).atOffset(ZoneOffset.UTC))
                .param("steps", limits.steps().keySet().toArray(String[]::new))
                .param("millis", limits.steps().values().toArray(Long[]::new)).param("otherMillis", limits.otherSteps().toMillis())
                .query(StallQueries::place).list();
    }

    /** How long a step took as a rule, in milliseconds, for each that was done often enough to tell. */
    Map<String, Long> usual(Instant since, int atLeast) {
        Map<String, Long> usual = new HashMap<>();
        jdbc.sql("""
                select task_def_key_, percentile_disc(0.5) within group (order by duration_) from act_hi_taskinst
                 where end_time_ >= :since and duration_ is not null group by task_def_key_ having count(*) >= :atLeast""")
                .param("since", utc(since)).param("atLeast", atLeast)
                .query((row, number) -> usual.put(row.getString(1), row.getLong(2))).list();
        return usual;
    }

    /** The incidents that stand for stalled loops: reason, execution and step, with their ids. */
    Map<String, String> raised() {
        Map<String, String> raised = new HashMap<>();
        jdbc.sql("""
                select configuration_, id_ from act_ru_incident
                 where incident_type_ = 'stalledLoop' and id_ = cause_incident_id_""")
                .query((row, number) -> raised.put(row.getString(1), row.getString(2))).list();
        return raised;
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getString("reference"), row.getString("process"), row.getString("proc_def_id_"),
                row.getString("proc_inst_id_"), row.getString("execution"), row.getString("activity"), StallReason.valueOf(row.getString("reason")), row.getTimestamp("since").toInstant(),
                (Integer) row.getObject("round"), row.getString("owner"));
    }
}
