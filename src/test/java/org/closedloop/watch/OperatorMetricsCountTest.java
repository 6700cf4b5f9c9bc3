package org.closedloop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.closedloop.RunningApplication;
import org.closedloop.staff.Teams;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Each gauge shows what is in the tables at one moment, whatever the application does meanwhile: a transaction that sees nothing else. */
class OperatorMetricsCountTest extends RunningApplication {

    private static final List<String> TYPES = List.of("complaint", "repair", "maintenance", "inquiry");

    @Autowired
    StalledLoops loops;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    Clock clock;

    @Test
    void everyGaugeIsExact() {
        TransactionTemplate moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.executeWithoutResult(status -> {
            status.setRollbackOnly();
            List<String> teams = Stream.concat(Teams.ALL.stream(), Stream.of("none")).toList();
            Map<String, Long> before = open();
            // as many of each as nothing else has: 1, 2, 3 ...
            Map<String, Long> added = new HashMap<>();
            for (String type : TYPES) {
                for (String team : teams) {
                    long number = added.size() % 7 + 1;
                    added.put(type + " " + team, number);
                    for (int i = 0; i < number; i++) {
                        file(type, team.equals("none") ? null : team, "open");
                    }
                    file(type, team.equals("none") ? null : team, "closed");
                }
            }
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new OperatorMetrics(jdbc, loops, clock).bindTo(registry);

            assertThat(registry.find("closedloop.cases.open").gauges()).hasSize(TYPES.size() * teams.size()).allSatisfy(gauge -> {
                String kind = gauge.getId().getTag("type") + " " + gauge.getId().getTag("team");
                assertThat(gauge.value()).as(kind).isEqualTo(before.getOrDefault(kind, 0L) + added.get(kind));
            });
            assertThat(value(registry, "closedloop.outbox.waiting")).isEqualTo(count("outbox_message where status = 'new' or status = 'sending'"));
            assertThat(value(registry, "closedloop.outbox.failed")).isEqualTo(count("outbox_message where status = 'failed'"));
            assertThat(value(registry, "closedloop.promises.missed")).isEqualTo(count("""
                    promise where met_at is null and dropped_at is null and not due_at > '%s'
                       and case_id in (select id from service_case where state = 'open')""".formatted(clock.instant())));
            assertThat(registry.find("closedloop.loops.stalled").gauges().stream().mapToDouble(Gauge::value).sum()).isEqualTo(loops.places().size());
        });
    }

    private double value(SimpleMeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }

    private double count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private Map<String, Long> open() {
        Map<String, Long> open = new HashMap<>();
        jdbc.sql("select type, team from service_case where state = 'open'").query().listOfRows().forEach(row ->
                open.merge(row.get("type") + " " + (row.get("team") == null ? "none" : row.get("team")), 1L, Long::sum));
        return open;
    }

    private void file(String type, String team, String state) {
        UUID id = UUID.randomUUID();
        Timestamp at = Timestamp.from(Instant.parse("2026-03-01T00:00:00Z"));
        jdbc.sql("""
                insert into service_case (id, reference, type, state, channel, sender, customer_id, description, priority, team, round, tracking_hash, filed_at,
                    closed_at) values (?, ?, ?, ?, 'web', 'customer', ?, 'generated', 40, ?, 1, ?, ?, ?)""")
                .params(id, "GEN-" + id, type, state, UUID.randomUUID(), team, "GEN-" + id, at, state.equals("open") ? null : at).update();
    }
}
