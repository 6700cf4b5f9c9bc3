package org.closedloop.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.closedloop.staff.Teams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What an operator watches, for Prometheus on the management port (docs/reports.md). Counted at most once in half a minute and only when somebody
 * asks; nothing in a label is about a person. While the database is away the gauges have no value, which an alert can see.
 */
@Component
class OperatorMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorMetrics.class);
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration SCORES = Duration.ofDays(30);
    private static final List<String> TYPES = List.of("complaint", "repair", "maintenance", "inquiry");
    private static final String NO_TEAM = "none";
    private static final String OPEN = "select 'open ' || type || ' ' || coalesce(team, 'none'), count(*) from service_case where state = 'open' group by 1";
    private static final String OTHERS = """
            select 'promisesMissed', count(*) from promise p join service_case c on c.id = p.case_id
             where p.met_at is null and p.dropped_at is null and p.due_at <= :now and c.state = 'open'
            union all select 'waiting', count(*) from outbox_message where status in ('new', 'sending')
            union all select 'failed', count(*) from outbox_message where status = 'failed'
            union all select 'sent', count(*) from outbox_message where sent_at >= :yesterday
            union all select 'score', avg(score) from survey_answer where at >= :scoresFrom""";

    private final JdbcClient jdbc;
    private final StalledLoops loops;
    private final Clock clock;
    private Map<String, Double> counted = Map.of();
    private Instant countedAt = Instant.MIN;

    OperatorMetrics(JdbcClient jdbc, StalledLoops loops, Clock clock) {
        this.jdbc = jdbc;
        this.loops = loops;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String type : TYPES) {
            Teams.ALL.forEach(team -> open(registry, type, team));
            open(registry, type, NO_TEAM);
        }
        for (StallReason reason : StallReason.values()) {
            gauge("closedloop.loops.stalled", "Places where a loop does not move", now -> now.value("stalled " + reason, 0)).tag("reason", reason.name())
                    .register(registry);
        }
        gauge("closedloop.promises.missed", "Promises that are overdue and not yet kept", now -> now.value("promisesMissed", 0)).register(registry);
        gauge("closedloop.outbox.waiting", "Letters that have not left yet", now -> now.value("waiting", 0)).register(registry);
        gauge("closedloop.outbox.failed", "Letters that could not be delivered", now -> now.value("failed", 0)).register(registry);
        gauge("closedloop.letters.sent", "Letters that left in the last 24 hours", now -> now.value("sent", 0)).register(registry);
        gauge("closedloop.survey.score", "Average survey score of the last 30 days", now -> now.value("score", Double.NaN)).register(registry);
    }

    private void open(MeterRegistry registry, String type, String team) {
        gauge("closedloop.cases.open", "Cases that are not closed", now -> now.value("open " + type + " " + team, 0)).tag("type", type).tag("team", team)
                .register(registry);
    }

    private Gauge.Builder<OperatorMetrics> gauge(String name, String description, ToDoubleFunction<OperatorMetrics> value) {
        return Gauge.builder(name, this, value).description(description);
    }

    private synchronized double value(String key, double none) {
        Instant now = clock.instant();
        if (countedAt.isAfter(now) || countedAt.isBefore(now.minus(FRESH))) {
            countedAt = now;
            try {
                counted = count(now);
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("Operator metrics could not be counted: {}", away.getClass().getName());
                counted = null;
            }
        }
        return counted == null ? Double.NaN : counted.getOrDefault(key, none);
    }

    private Map<String, Double> count(Instant now) {
        Map<String, Double> counts = new HashMap<>();
        jdbc.sql(OPEN).query((row, number) -> counts.put(row.getString(1), row.getDouble(2))).list();
        jdbc.sql(OTHERS).param("now", Timestamp.from(now)).param("yesterday", Timestamp.from(now.minus(Duration.ofDays(1))))
                .param("scoresFrom", Timestamp.from(now.minus(SCORES))).query((row, number) -> {
                    double value = row.getDouble(2);
                    return counts.put(row.getString(1), row.wasNull() ? Double.NaN : value);
                }).list();
        loops.places().forEach(place -> counts.merge("stalled " + place.reason(), 1.0, Double::sum));
        return counts;
    }
}
