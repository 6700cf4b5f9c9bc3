package org.closedloop.knowledge;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * After the list of synonyms was changed, articles are read again by the new one: from the next start on in the background, one after
 * the other, each once a start. Several nodes share the work; what a stop interrupts goes on at the next start.
 */
@Component
class RefreshAtStart implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshAtStart.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final long PATIENCE_AT_STOP = 3_000;

    private final KnowledgeIndex index;
    private volatile boolean stopped;
    private volatile Thread thread;

    RefreshAtStart(KnowledgeIndex index) {
        this.index = index;
    }

    @Override
    public void start() {
        stopped = false;
        thread = new Thread(this, "knowledge-refresh");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        stopped = true;
        try {
            thread.join(PATIENCE_AT_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void run() {
        try {
            boolean read = each(index::readNext);
            boolean understood = each(index::understandNext);
            if (read || understood) {
                LOG.info("Articles are found by the new list of synonyms{}", stopped ? ", the rest from the next start on" : "");
            }
        } catch (RuntimeException e) {
            LOG.warn("Some articles are found by the former list of synonyms until the next start: {}", e.getClass().getName());
        }
    }

    /** Whether there was any. */
    private boolean each(Function<UUID, Optional<UUID>> step) {
        boolean any = false;
        Optional<UUID> last = Optional.of(FIRST);
        while (!stopped && last.isPresent()) {
            last = step.apply(last.get());
            any |= last.isPresent();
        }
        return any;
    }
}
