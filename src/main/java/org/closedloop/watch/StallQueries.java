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
 * The rules of {@link StallReason} as one statement over register and engine, so that a list is one moment's truth. Each part begins with an
 * index that leads to what stalls, so that a list costs what it names and not what is healthy; {@code lateral} keeps it so. The engine writes
 * its times as UTC without a zone.
 */
@Repository
class StallQueries {

    /** Who is here, the groups that have somebody here, and those who hold or could claim tasks though none of them is: each found by a jump in an index. */
    private static final String KNOWN = """
            with recursive here as (
                select user_id from staff_member
                 where active and not coalesce(:today between absent_from and coalesce(absent_until, 'infinity'), false)),
            able as (select distinct m.group_id_ from act_id_membership m join here on here.user_id = m.user_id_),
            assignee (id) as (
                select min(assignee_) from act_ru_task
                union all select (select min(t.assignee_) from act_ru_task t where t.assignee_ > assignee.id) from assignee where assignee.id is not null),
            candidate_group (id) as (
                select min(group_id_) from act_ru_identitylink
                union all select (select min(l.group_id_) from act_ru_identitylink l where l.group_id_ > candidate_group.id) from candidate_group
                           where candidate_group.id is not null),
            candidate_user (id) as (
                select min(user_id_) from act_ru_identitylink
                union all select (select min(l.user_id_) from act_ru_identitylink l where l.user_id_ > candidate_user.id) from candidate_user
                           where candidate_user.id is not null),
            candidate (task) as (
                select l.task_id_ from candidate_group cross join lateral (
                           select task_id_ from act_ru_identitylink where group_id_ = candidate_group.id and type_ = 'candidate' offset 0) l
                 where candidate_group.id not in (select group_id_ from able)
                union select l.task_id_ from candidate_user cross join lateral (
                           select task_id_ from act_ru_identitylink where user_id_ = candidate_user.id and type_ = 'candidate' offset 0) l
                 where candidate_user.id not in (select user_id from here)
                union select id from orphan_suspect)
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
    /** The place of a task, job or incident, and the case it belongs to; null when it stands in none. */
    private static final String PLACE = """
            left join lateral (
                select i.business_key_ reference, d.key_ process, e.proc_def_id_, e.proc_inst_id_, e.id_ execution, e.act_id_ activity, e.act_inst_id_,
                       c.round, c.owner
                  from act_ru_execution e join act_ru_execution i on i.id_ = e.proc_inst_id_ join act_re_procdef d on d.id_ = e.proc_def_id_
                  left join service_case c on c.reference = i.business_key_
                 where e.id_ = %s limit 1) place on true
            """;
    private static final String PROMISE_MISSED = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'promiseMissed' reason, p.due_at since, p.round,
                   p.owner
              from promise p cross join lateral (select * from service_case o where o.id = p.case_id and o.state = 'open' offset 0) c
            """ + STEP + "where p.met_at is null and p.dropped_at is null and p.due_at <= :now";
    /** The report of a month has readers who wait for it, too. */
    private static final String REPORT_MISSED = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'promiseMissed', c.due, 1, c.owner
              from (select reference, marketing_due_at due, 'service-supervisors' as owner from monthly_report
                     where marketing_sent_at is null and marketing_due_at <= :now
                    union all
                    select reference, technical_due_at, 'service-supervisors, quality' from monthly_report
                     where technical_sent_at is null and technical_due_at <= :now and marketing_sent_at is not null) c
            """ + STEP;
    private static final String ROUND_LIMIT = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'roundLimit', r.opened_at, c.round, 'management'
              from service_case c join case_round r on r.case_id = c.id and r.number = c.round
            """ + STEP + "where c.state = 'open' and c.round >= :lastRound";
    private static final String INCIDENT = """
            select place.reference, coalesce(place.process, d.key_), n.proc_def_id_, n.proc_inst_id_, place.execution, n.activity_id_, 'incident',
                   n.incident_timestamp_ at time zone 'UTC', place.round, place.owner
              from act_ru_incident n left join act_re_procdef d on d.id_ = n.proc_def_id_
            """ + PLACE.formatted("n.execution_id_") + """
             where n.incident_type_ <> 'stalledLoop' and n.id_ = n.cause_incident_id_
            union all
            select place.reference, coalesce(place.process, j.process_def_key_), j.process_def_id_, j.process_instance_id_, place.execution, d.act_id_, 'incident',
                   j.create_time_ at time zone 'UTC', place.round, place.owner
              from act_ru_job j left join act_ru_jobdef d on d.id_ = j.job_def_id_
            """ + PLACE.formatted("j.execution_id_") + """
             where j.retries_ = 0 and not exists (select from act_ru_incident i where i.configuration_ = j.id_)""";
    private static final String JOB_STUCK = """
            select place.reference, coalesce(place.process, j.process_def_key_), j.process_def_id_, j.process_instance_id_, place.execution, d.act_id_, 'jobStuck',
                   coalesce(j.duedate_, j.create_time_) at time zone 'UTC', place.round, place.owner
              from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            """ + PLACE.formatted("j.execution_id_") + """
             where j.retries_ > 0 and (j.duedate_ < :jobsDueBefore or j.duedate_ is null and j.create_time_ < :jobsDueBefore)
               and (j.lock_exp_time_ is null or j.lock_exp_time_ < :utcNow)""";
    private static final String NOBODY_CAN_ACT = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'nobodyCanAct',
                   t.create_time_ at time zone 'UTC', place.round,
                   coalesce(t.assignee_, (select string_agg(coalesce(l.group_id_, l.user_id_), ', ' order by l.group_id_, l.user_id_)
                                            from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'))
              from (select held.* from assignee cross join lateral (select * from act_ru_task h where h.assignee_ = assignee.id offset 0) held
                     where assignee.id not in (select user_id from here)
                    union all
                    select free.* from candidate cross join lateral (select * from act_ru_task f where f.id_ = candidate.task offset 0) free
                     where free.assignee_ is null and not exists (select from act_ru_identitylink l where l.task_id_ = free.id_ and l.type_ = 'candidate'
                               and (l.group_id_ in (select group_id_ from able) or l.user_id_ in (select user_id from here)))) t
            """ + PLACE.formatted("t.execution_id_") + "where place.execution is not null";
    /** Looked at again, for a suspicion may be over. */
    private static final String NOBODY_WILL_CALL = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'nobodyWillCall',
                   coalesce(h.start_time_ at time zone 'UTC', :now), place.round, place.owner
              from orphan_suspect s cross join lateral (select o.execution_id from orphaned_place o where o.execution_id = s.id offset 0) orphan
            """ + PLACE.formatted("orphan.execution_id") + """
              left join act_hi_actinst h on h.id_ = place.act_inst_id_
            union all
            select c.reference, null, null, null, null, null, 'nobodyWillCall', c.filed_at, c.round, c.owner
              from orphan_suspect s cross join lateral (select o.reference from orphaned_case o where o.reference = s.id offset 0) orphan
              join service_case c on c.reference = orphan.reference""";
    private static final String UNUSUALLY_LONG = """
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'unusuallyLong',
                   t.create_time_ at time zone 'UTC', place.round, coalesce(t.assignee_, place.owner)
              from act_ru_task t left join unnest(cast(:steps as text[]), cast(:millis as bigint[])) long (step, millis) on long.step = t.task_def_key_
            """ + PLACE.formatted("t.execution_id_") + """
             where t.create_time_ + coalesce(long.millis, :otherMillis) * interval '1 millisecond' < :utcNow
               and (t.due_date_ is null or t.due_date_ < :utcNow) and place.execution is not null""";
    /** A letter that waits too long for its server, one that a colleague's address refused, a customer to reach otherwise, and a report. */
    private static final String UNDELIVERABLE = """
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'undeliverable', m.created_at, m.round, c.owner
              from (select case_reference, created_at, round from outbox_message where status in ('new', 'sending') and created_at < :lettersWrittenBefore
                    union all
                    select case_reference, created_at, round from outbox_message f where f.status = 'failed' and exists (
                               select from staff_member s where lower(s.email) = lower(f.address))) m
              cross join lateral (select * from service_case o where o.reference = m.case_reference and o.state = 'open' offset 0) c
            """ + STEP + """
            union all
            select place.reference, place.process, place.proc_def_id_, place.proc_inst_id_, place.execution, place.activity, 'undeliverable',
                   t.create_time_ at time zone 'UTC', place.round, coalesce(t.assignee_, place.owner)
              from act_re_procdef d join act_ru_task t on t.proc_def_id_ = d.id_
            """ + PLACE.formatted("t.execution_id_") + """
             where d.key_ = 'undeliverableMessage'
            union all
            select c.reference, step.process, step.proc_def_id_, step.proc_inst_id_, step.execution, step.activity, 'undeliverable', c.since, 1,
                   'service-supervisors'
              from (select m.reference, f.created_at since from monthly_report m cross join lateral (
                        select o.created_at from outbox_message o
                         where o.case_reference = m.reference and o.status = 'failed' and o.kind in ('monthlyStatistics', 'monthlyProjectReport')
                         order by o.created_at limit 1) f
                     where m.opened_at > cast(:now as timestamptz) - interval '60 days') c
            """ + STEP;
    private static final String ALL = KNOWN + String.join(" union all ", PROMISE_MISSED, REPORT_MISSED, ROUND_LIMIT, INCIDENT, JOB_STUCK, NOBODY_CAN_ACT,
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
