package org.closedloop.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps a node whose clock is wrong from work: it would take jobs that others are still doing. Compares the operating system's clock
 * with the database's, never the engine's, which a demonstration may move.
 */
@Component
@EnableScheduling
class ClockSkew implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkew.class);
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration DANGEROUS = Duration.ofSeconds(30);

    private final Clock machine;
    private final Supplier<Instant> database;
    private final JobExecutor jobs;
    private final Consumer<JobExecutor> beforeStart;
    private final ApplicationEventPublisher events;
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean stopped;

    @Autowired
    ClockSkew(JdbcClient database, ProcessEngine engine, DeadlyJobs deadlyJobs, ApplicationEventPublisher events,
            MeterRegistry meters) {
        this(Clock.systemUTC(), () -> database.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant(),
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor(), deadlyJobs::watch, events);
        meters.gauge("closedloop.clock.skew.seconds", this, guard -> guard.skew.toMillis() / 1000.0);
    }

    ClockSkew(Clock machine, Supplier<Instant> database, JobExecutor jobs, Consumer<JobExecutor> beforeStart,
            ApplicationEventPublisher events) {
        this.machine = machine;
        this.database = database;
        this.jobs = jobs;
        this.beforeStart = beforeStart;
        this.events = events;
    }

    @Scheduled(fixedRateString = "PT1M")
    void check() {
        Instant before = machine.instant();
        Instant there = database.get();
        Instant middle = before.plus(Duration.between(before, machine.instant()).dividedBy(2));
        skew = Duration.between(there, middle);
        if (exceeds(DANGEROUS)) {
            stop();
        } else if (stopped) {
            resume();
        }
    }

    private void stop() {
        if (!stopped && jobs.isActive()) {
            LOG.error("This machine's clock differs from the database's by {}: no jobs are run until it is right", skew);
            jobs.shutdown();
            stopped = true;
        }
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
    }

    private void resume() {
        LOG.info("This machine's clock is right again, jobs go on");
        stopped = false;
        // a stopped executor forgets how it was told to take jobs
        beforeStart.accept(jobs);
        jobs.start();
        AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
    }

    private boolean exceeds(Duration limit) {
        return skew.abs().compareTo(limit) > 0;
    }

    @Override
    public Health health() {
        Health.Builder health = exceeds(DANGEROUS) ? Health.outOfService() : Health.up();
        if (exceeds(NOTICEABLE)) {
            health.withDetail("warning", "this machine's clock differs from the database's");
        }
        return health.withDetail("skew", skew.toString()).build();
    }
}
