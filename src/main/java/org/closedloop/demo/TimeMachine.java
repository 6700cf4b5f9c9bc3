package org.closedloop.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.closedloop.notification.OutboxSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves the clock of all nodes: every node stops taking jobs and messages and says so, what is under way ends, the clock is moved, all go on.
 * Without the pause a job under way would seem to be locked since yesterday, and another node would do it a second time.
 */
@Component
@Profile("demo")
class TimeMachine implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(60);
    private static final long STEP_NANOS = Duration.ofMillis(20).toNanos();

    private final DemoClock demoClock;
    private final JobPause jobs;
    private final OutboxSender outbox;
    private final JdbcClient jdbc;
    private final Clock clock;
    private ScheduledExecutorService watcher;
    private boolean paused;

    TimeMachine(DemoClock demoClock, JobPause jobs, OutboxSender outbox, JdbcClient jdbc, Clock clock) {
        this.demoClock = demoClock;
        this.jobs = jobs;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Duration ahead() {
        return Duration.ofMillis(demoClock.state().offsetMillis());
    }

    /** The new time. */
    synchronized Instant advance(Duration by) throws Busy, InterruptedException {
        long pause = demoClock.beginMove(LONGEST_MOVE);
        if (pause == 0) {
            throw new Busy();
        }
        Duration moved = Duration.ZERO;
        try {
            pauseHere();
            await(() -> demoClock.allOthersHaveSeen(pause));
            if (!await(this::noJobUnderWay)) {
                log.warn("Jobs are still under way: the clock is moved all the same");
            }
            moved = by;
        } finally {
            demoClock.finishMove(moved);
            follow();
        }
        long version = demoClock.state().version();
        await(() -> demoClock.allOthersHaveSeen(version));
        return clock.instant();
    }

    private synchronized void follow() throws InterruptedException {
        DemoClock.State state = demoClock.state();
        if (state.paused()) {
            pauseHere();
        } else {
            demoClock.apply(state);
            if (paused) {
                paused = false;
                outbox.resume();
                jobs.resume();
            }
        }
        demoClock.acknowledge(state);
    }

    private void pauseHere() throws InterruptedException {
        if (!paused) {
            paused = true;
            jobs.pause(PATIENCE);
            outbox.pause(PATIENCE);
        }
    }

    private boolean noJobUnderWay() {
        return jdbc.sql("select count(*) from act_ru_job where lock_owner_ is not null and lock_exp_time_ > :now")
                .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).query(Long.class).single() == 0;
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
        return true;
    }

    private void look() {
        try {
            follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // an exception would end the watch for good; the next look may find the database again
            log.warn("The demonstration's clock could not be read: {}", e.getClass().getName());
        }
    }

    @Override
    public void start() {
        watcher = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "demo-clock");
            thread.setDaemon(true);
            return thread;
        });
        watcher.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        watcher.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return watcher != null && !watcher.isShutdown();
    }

    /** Another node is moving the clock at this moment. */
    static class Busy extends Exception {
    }
}
