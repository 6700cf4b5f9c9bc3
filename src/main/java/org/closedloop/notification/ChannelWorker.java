package org.closedloop.notification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that empties one channel of the outbox. */
class ChannelWorker implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ChannelWorker.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

    private final Delivery delivery;
    private final Postman postman;
    private final NotificationSettings settings;
    private final Semaphore hints = new Semaphore(0);
    /** held while messages are under way */
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean stopped;
    private volatile boolean paused;
    private volatile Thread thread;

    ChannelWorker(Delivery delivery, Postman postman, NotificationSettings settings) {
        this.delivery = delivery;
        this.postman = postman;
        this.settings = settings;
    }

    String channel() {
        return delivery.channel();
    }

    boolean serverSilent() {
        return postman.serverSilent(delivery);
    }

    void start() {
        stopped = false;
        thread = new Thread(this, "outbox-" + channel());
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        wake();
        try {
            thread.join(PATIENCE_AT_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake() {
        hints.release();
    }

    boolean pause(Duration patience) {
        paused = true;
        try {
            if (turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                turn.unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void resume() {
        paused = false;
        wake();
    }

    @Override
    public void run() {
        while (!stopped) {
            if (!sendSome()) {
                awaitHint();
            }
        }
    }

    private boolean sendSome() {
        turn.lock();
        try {
            return !halted() && postman.sendBatch(delivery, this::halted);
        } catch (RuntimeException e) {
            // the database is away or a row cannot be marked: leases bring back whatever was claimed
            log.warn("The outbox could not be worked off, trying again: {}", e.getClass().getName());
            return false;
        } finally {
            turn.unlock();
        }
    }

    private boolean halted() {
        return stopped || paused;
    }

    private void awaitHint() {
        try {
            if (hints.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                hints.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
