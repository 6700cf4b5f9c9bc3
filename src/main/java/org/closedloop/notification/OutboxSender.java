package org.closedloop.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox, one thread per channel, so that a slow server holds up neither a process nor the other channel. Any number of
 * nodes may do so at the same time.
 */
@Component
public class OutboxSender implements SmartLifecycle {

    private final Map<String, ChannelWorker> workers;
    private volatile boolean running;

    OutboxSender(ObjectProvider<Delivery> deliveries, Postman postman, NotificationSettings settings) {
        this.workers = deliveries.orderedStream()
                .map(delivery -> new ChannelWorker(delivery, postman, settings))
                .collect(Collectors.toUnmodifiableMap(ChannelWorker::channel, Function.identity()));
    }

    /** Holds back everything that has not left yet; waits for the messages under way, at most for {@code patience}. */
    public boolean pause(Duration patience) {
        return workers.values().stream().map(worker -> worker.pause(patience)).toList().stream().allMatch(Boolean::booleanValue);
    }

    public void resume() {
        workers.values().forEach(ChannelWorker::resume);
    }

    void wake(String channel) {
        ChannelWorker worker = workers.get(channel);
        if (worker != null) {
            worker.wake();
        }
    }

    boolean serves(String channel) {
        return workers.containsKey(channel);
    }

    List<String> silentChannels() {
        return workers.values().stream().filter(ChannelWorker::serverSilent).map(ChannelWorker::channel).sorted().toList();
    }

    @Override
    public void start() {
        workers.values().forEach(ChannelWorker::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        workers.values().forEach(ChannelWorker::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
