package org.closedloop.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.closedloop.reporting.Figure.Key;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How well the service did in a period (R-335, R-336, R-340, R-342, R-343, R-050, C-23): the union of what the rules name, one definition each.
 * Every statement begins with an index on when it happened, so that a month costs a month however many cases there are.
 */
@Service
@Transactional(readOnly = true)
public class ServiceFigures {

    private static final int DIGITS = 1;
    private static final int FIRST = 10;
    private static final String SLICE = " and (cast(:team as text) is null or c.team = :team)"
            + " and (cast(:product as text) is null or upper(c.product_model) = upper(cast(:product as text)))";
    private static final String SOLVED = "outcome in ('satisfied', 'findingsAccepted')";
    /** An outcome that says nothing about the solution: nobody was asked, the customer said nothing, or took the matter back. */
    private static final String JUDGED = "outcome not in ('answered', 'withdrawn')";
    /** Each column is a figure, followed by what it is computed from. */
    private static final String RESPONSE = """
            select percentile_cont(0.5) within group (order by extract(epoch from p.met_at - p.started_at) / 3600) responseTime, count(*) responseTimeOf
              from promise p join service_case c on c.id = p.case_id
             where p.kind = 'firstResponse' and p.met_at >= :from and p.met_at < :to""" + SLICE;
    private static final String PROMISES = """
            select 100.0 * count(*) filter (where kind = 'firstResponse' and kept) / nullif(count(*) filter (where kind = 'firstResponse'), 0) responseKept,
                   count(*) filter (where kind = 'firstResponse') responseKeptOf,
                   100.0 * count(*) filter (where kept) / nullif(count(*), 0) promisesKept, count(*) promisesKeptOf
              from (select p.kind, coalesce(p.met_at <= p.due_at, false) kept from promise p join service_case c on c.id = p.case_id
                     where p.due_at >= :from and p.due_at < :to and p.dropped_at is null and (p.met_at is not null or p.due_at <= :now)"""
            + SLICE + ") due";
    private static final String CLOSED = """
            select percentile_cont(0.5) within group (order by days) filter (where solved) solvingTime, count(*) filter (where solved) solvingTimeOf,
                   100.0 * count(*) filter (where solved) / nullif(count(*) filter (where judged), 0) solvingRate,
                   count(*) filter (where judged) solvingRateOf,
                   100.0 * count(*) filter (where solved and round = 1) / nullif(count(*) filter (where judged), 0) firstRoundRate,
                   count(*) filter (where judged) firstRoundRateOf,
                   avg(minutes_spent) filter (where minutes_spent > 0) timePerCase, count(*) filter (where minutes_spent > 0) timePerCaseOf
              from (select c.round, c.minutes_spent, extract(epoch from c.closed_at - c.filed_at) / 86400 days,
                           coalesce(r.""" + SOLVED + ", false) solved, coalesce(r." + JUDGED + """
            , false) judged
                      from service_case c left join case_round r on r.case_id = c.id and r.number = c.round
                     where c.closed_at >= :from and c.closed_at < :to and c.state = 'closed'""" + SLICE + ") closed";
    private static final String REPEATS = """
            select 100.0 * count(w.repeat_of) / nullif(count(*), 0) repeatRepairs, count(*) repeatRepairsOf
              from work_order w join service_case c on c.id = w.case_id
             where w.opened_at >= :from and w.opened_at < :to and c.type <> 'maintenance'""" + SLICE;
    private static final String ROUNDS = """
            select 100.0 * count(*) filter (where r.outcome = 'satisfied') / nullif(count(*) filter (where r.outcome in ('satisfied', 'dissatisfied')), 0) satisfactionRate,
                   count(*) filter (where r.outcome in ('satisfied', 'dissatisfied')) satisfactionRateOf,
                   avg(r.score) filter (where r.number = 1) satisfactionRound1, count(r.score) filter (where r.number = 1) satisfactionRound1Of,
                   avg(r.score) filter (where r.number = 2) satisfactionRound2, count(r.score) filter (where r.number = 2) satisfactionRound2Of,
                   avg(r.score) filter (where r.number > 2) satisfactionLater, count(r.score) filter (where r.number > 2) satisfactionLaterOf
              from case_round r join service_case c on c.id = r.case_id
             where r.closed_at >= :from and r.closed_at < :to""" + SLICE;
    private static final String ANSWERS = """
            select avg(a.attitude) attitude, count(a.attitude) attitudeOf, 100.0 * count(*) filter (where a.solved) / nullif(count(*), 0) ability,
                   count(*) abilityOf, avg(a.speed) efficiency, count(a.speed) efficiencyOf
              from survey_answer a join survey_invitation i on i.id = a.invitation_id join service_case c on c.reference = i.case_reference
             where a.at >= :from and a.at < :to""" + SLICE;
    private static final String FEEDBACK = """
            select 100.0 * count(*) filter (where given) / nullif(count(*), 0) feedbackGiven, count(*) feedbackGivenOf,
                   100.0 * count(*) filter (where outcome = 'notReached') / nullif(count(*), 0) feedbackNotReached, count(*) feedbackNotReachedOf,
                   100.0 * count(*) filter (where outcome is null and closed_at is null) / nullif(count(*), 0) feedbackAwaited,
                   count(*) feedbackAwaitedOf
              from (select r.outcome, r.closed_at, r.outcome in ('satisfied', 'dissatisfied', 'findingsAccepted') given
                      from case_round r join service_case c on c.id = r.case_id
                     where r.result_told_at >= :from and r.result_told_at < :to""" + SLICE + ") told";
    private static final String COMPLAINTS = """
            select 100.0 * count(*) filter (where c.type = 'complaint') / nullif(count(*), 0) complaintRate, count(*) complaintRateOf
              from service_case c where c.filed_at >= :from and c.filed_at < :to""" + SLICE;
    private static final List<String> STATEMENTS = List.of(RESPONSE, PROMISES, CLOSED, REPEATS, ROUNDS, ANSWERS, FEEDBACK, COMPLAINTS);

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;

    ServiceFigures(JdbcClient jdbc, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * How often something happened.
     *
     * @param what a code: a category, a kind of case, a product
     * @param cause a code; null: none
     */
    public record Count(String what, String cause, long cases) {
    }

    /**
     * How a kind of promise was kept by whoever owed it.
     *
     * @param hoursLate half of the late ones were later by so much; null: none was late
     */
    public record Overrun(String owner, String kind, long due, long late, BigDecimal hoursLate) {
    }

    /**
     * All figures, in their order.
     *
     * @param now what is promised for later is neither kept nor broken yet
     */
    public List<Figure> figures(Slice slice, Timestamp now) {
        Map<Key, Figure> found = new EnumMap<>(Key.class);
        for (String statement : STATEMENTS) {
            Map<String, Object> row = asked(statement, slice).param("now", now).query().singleRow();
            for (Key key : Key.values()) {
                if (row.containsKey(key.name())) {
                    Object value = row.get(key.name());
                    found.put(key, new Figure(key, value == null ? null : new BigDecimal(value.toString()).setScale(DIGITS, RoundingMode.HALF_UP),
                            ((Number) row.get(key.name() + "Of")).longValue()));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** What complaints were about and what caused them, most frequent first. */
    public List<Count> causes(Slice slice) {
        return asked("""
                select c.category what, r.root_cause cause, count(*) cases from case_round r join service_case c on c.id = r.case_id
                 where r.closed_at >= :from and r.closed_at < :to and c.type = 'complaint' and r.root_cause is not null""" + SLICE + """
                 group by 1, 2 order by 3 desc, 1, 2 limit """ + " " + FIRST, slice).query(Count.class).list();
    }

    /** Which faults were repaired on which products, most frequent first. */
    public List<Count> faults(Slice slice) {
        return asked("""
                select coalesce(w.product_model, '-') what, w.fault_cause cause, count(*) cases from work_order w join service_case c on c.id = w.case_id
                 where w.opened_at >= :from and w.opened_at < :to and w.fault_cause is not null""" + SLICE + """
                 group by 1, 2 order by 3 desc, 1, 2 limit """ + " " + FIRST, slice).query(Count.class).list();
    }

    /** What was filed in each month of the period, in the business zone. */
    public List<Count> filed(Slice slice) {
        return asked("""
                select to_char(c.filed_at at time zone :zone, 'YYYY-MM') what, c.type cause, count(*) cases from service_case c
                 where c.filed_at >= :from and c.filed_at < :to""" + SLICE + " group by 1, 2 order by 1, 2", slice)
                .param("zone", calendar.zone().getId()).query(Count.class).list();
    }

    /** Promises that were due in the period, by who owed them; what was never kept counts as late until now. */
    public List<Overrun> overruns(Slice slice, Timestamp now) {
        return new ArrayList<>(asked("""
                select owner, kind, count(*) due, count(*) filter (where late) late,
                       round(cast(percentile_cont(0.5) within group (order by hours) filter (where late) as numeric), 1) hours_late
                  from (select p.owner, p.kind, coalesce(p.met_at, :now) > p.due_at late, extract(epoch from coalesce(p.met_at, :now) - p.due_at) / 3600 hours
                          from promise p join service_case c on c.id = p.case_id
                         where p.due_at >= :from and p.due_at < :to and p.due_at <= :now and p.dropped_at is null""" + SLICE + """
                ) step group by owner, kind order by late desc, owner, kind""", slice).param("now", now).query(Overrun.class).list());
    }

    private JdbcClient.StatementSpec asked(String sql, Slice slice) {
        return jdbc.sql(sql).param("from", Timestamp.from(slice.from())).param("to", Timestamp.from(slice.to())).param("team", slice.team())
                .param("product", slice.product());
    }
}
