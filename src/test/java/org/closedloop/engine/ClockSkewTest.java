package org.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Status;

/** A node more than 30 seconds off leaves the jobs to others until its clock is right again (F17). */
class ClockSkewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final AtomicReference<Instant> database = new AtomicReference<>(NOW);
    private final RecordingJobs jobs = new RecordingJobs();
    private final ClockSkew guard = new ClockSkew(Clock.fixed(NOW, ZoneOffset.UTC), database::get, jobs, executor -> { }, event -> { });

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 30, -30})
    void worksOnWhileTheClockIsNearlyRight(long seconds) {
        skewBy(seconds);

        assertThat(jobs.calls).isEmpty();
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
        assertThat(guard.health().getDetails().containsKey("warning")).isEqualTo(Math.abs(seconds) > 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, -31, 600, -600})
    void stopsOnceAndGoesOnWhenTheClockIsRightAgain(long seconds) {
        skewBy(seconds);
        skewBy(seconds);

        assertThat(jobs.calls).containsExactly("shutdown");
        assertThat(guard.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

        skewBy(0);

        assertThat(jobs.calls).containsExactly("shutdown", "start");
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void leavesAnExecutorAloneThatSomebodyElseStopped() {
        jobs.running = false;
        skewBy(600);
        skewBy(0);

        assertThat(jobs.calls).isEmpty();
    }

    private void skewBy(long seconds) {
        database.set(NOW.minus(Duration.ofSeconds(seconds)));
        guard.check();
    }

    private static final class RecordingJobs extends JobExecutor {

        private final List<String> calls = new ArrayList<>();
        private boolean running = true;

        @Override
        public boolean isActive() {
            return running;
        }

        @Override
        public void start() {
            running = true;
            calls.add("start");
        }

        @Override
        public void shutdown() {
            running = false;
            calls.add("shutdown");
        }

        @Override
        protected void startExecutingJobs() {
        }

        @Override
        protected void stopExecutingJobs() {
        }

        @Override
        public void executeJobs(List<String> jobIds, ProcessEngineImpl engine) {
        }
    }
}
