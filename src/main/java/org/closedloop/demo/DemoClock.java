package org.closedloop.demo;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the demonstration's clock is ahead, kept in the database and applied to the engine's clock before anything reads it. Nodes agree
 * on it by the version they have seen; whether a node is alive is asked of the database's clock, which nobody moves.
 */
@Component
@Profile("demo")
class DemoClock {

    private final JdbcClient jdbc;
    private final UUID node = UUID.randomUUID();
    private volatile long applied;

    /** Takes the migration: it must have made the tables. */
    DemoClock(JdbcClient jdbc, FlywayMigrationInitializer migrated) {
        this.jdbc = jdbc;
        apply(state());
    }

    @PreDestroy
    void reset() {
        ClockUtil.reset();
        jdbc.sql("delete from demo_clock_node where node = :node").param("node", node).update();
    }

    State state() {
        return jdbc.sql("select version, offset_millis, coalesce(paused_until > clock_timestamp(), false) as paused from demo_clock")
                .query((row, i) -> new State(row.getLong("version"), row.getLong("offset_millis"), row.getBoolean("paused"))).single();
    }

    void apply(State state) {
        if (state.offsetMillis() != applied) {
            ClockUtil.offset(state.offsetMillis());
            applied = state.offsetMillis();
        }
    }

    void acknowledge(State state) {
        jdbc.sql("""
                insert into demo_clock_node (node, seen_version, seen_at) values (:node, :version, clock_timestamp())
                on conflict (node) do update set seen_version = excluded.seen_version, seen_at = excluded.seen_at""")
                .param("node", node).param("version", state.version()).update();
    }

    /** The version of the pause, or 0 when another node is moving the clock right now. */
    long beginMove(Duration atMost) {
        List<Long> version = jdbc.sql("""
                update demo_clock set version = version + 1, paused_until = clock_timestamp() + make_interval(secs => :seconds)
                where paused_until is null or paused_until < clock_timestamp() returning version""")
                .param("seconds", atMost.toSeconds()).query(Long.class).list();
        return version.isEmpty() ? 0 : version.get(0);
    }

    void finishMove(Duration advance) {
        jdbc.sql("update demo_clock set version = version + 1, paused_until = null, offset_millis = offset_millis + :millis")
                .param("millis", advance.toMillis()).update();
    }

    boolean allOthersHaveSeen(long version) {
        return jdbc.sql("""
                select count(*) from demo_clock_node
                where node <> :node and seen_version < :version and seen_at > clock_timestamp() - interval '3 seconds'""")
                .param("node", node).param("version", version).query(Long.class).single() == 0;
    }

    /** How far the clock is ahead, and whether it is about to be moved. */
    record State(long version, long offsetMillis, boolean paused) {
    }
}
