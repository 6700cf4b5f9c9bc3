package org.closedloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.closedloop.engine.Failpoint;
import org.closedloop.notification.DeliveryException.Verdict;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes messages from the outbox to a delivery: claimed in a short transaction, sent in none, marked in a short one. A crash in between
 * costs at most a second copy under the same Message-ID.
 */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    /** a server that comes back is noticed soon, however long it was away */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final LinkWriter links;
    private final ObjectProvider<Enclosures> enclosures;
    private final NotificationSettings settings;
    private final ObjectProvider<UndeliverableHandler> handlers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Delivery, Silence> silences = new ConcurrentHashMap<>();

    Postman(Outbox outbox, LinkWriter links, ObjectProvider<Enclosures> enclosures, NotificationSettings settings,
            ObjectProvider<UndeliverableHandler> handlers, PlatformTransactionManager transactions, Clock clock) {
        this.outbox = outbox;
        this.links = links;
        this.enclosures = enclosures;
        this.settings = settings;
        this.handlers = handlers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    boolean serverSilent(Delivery delivery) {
        return silences.containsKey(delivery);
    }

    /** Whether there may be more to send at once. */
    boolean sendBatch(Delivery delivery, BooleanSupplier halted) {
        Silence silence = silences.get(delivery);
        if (silence != null && System.nanoTime() - silence.until() < 0) {
            return false;
        }
        List<OutgoingMessage> batch = outbox.claim(delivery.channel(), settings.batchSize(), settings.lease(), clock.instant());
        if (!batch.isEmpty()) {
            Failpoint.hit("outboxClaimed");
        }
        long claimed = System.nanoTime();
        try {
            for (int i = 0; i < batch.size(); i++) {
                // no message is started so late in the lease that another sender could take it over meanwhile
                boolean late = System.nanoTime() - claimed > settings.lease().toNanos() / 3;
                if (late || halted.getAsBoolean() || !send(delivery, batch.get(i))) {
                    batch.subList(i, batch.size()).forEach(outbox::release);
                    return late;
                }
            }
        } finally {
            if (batch.size() < settings.batchSize()) {
                delivery.idle();
            }
        }
        return batch.size() == settings.batchSize();
    }

    /** False when the server cannot be used for the messages after this one either. */
    private boolean send(Delivery delivery, OutgoingMessage message) {
        try {
            return attempt(delivery, message);
        } catch (RuntimeException e) {
            log.warn("Message {} of kind {} could not be sent: {}", message.id(), message.kind(), e.getClass().getName());
            outbox.tryAgain(message, later(message.attempts(), settings.longestRetry()), e.getClass().getSimpleName());
            return true;
        }
    }

    private boolean attempt(Delivery delivery, OutgoingMessage message) {
        try {
            delivery.deliver(enclose(links.write(message)));
        } catch (DeliveryException e) {
            log.info("Message {} of kind {} not delivered: {}", message.id(), message.kind(), e.getMessage());
            return judge(delivery, message, e);
        }
        Failpoint.hit("afterSmtpAccepted");
        silences.remove(delivery);
        outbox.markSent(message, clock.instant());
        return true;
    }

    private OutgoingMessage enclose(OutgoingMessage message) {
        if (message.enclosureId() == null) {
            return message;
        }
        List<Enclosure> files = enclosures.orderedStream().map(some -> some.enclosures(message.enclosureId())).filter(found -> !found.isEmpty())
                .findFirst().orElseThrow(() -> new IllegalStateException("no file " + message.enclosureId()));
        return message.with(files);
    }

    private boolean judge(Delivery delivery, OutgoingMessage message, DeliveryException e) {
        switch (e.verdict()) {
            case SERVER_UNAVAILABLE -> {
                int failures = silences.getOrDefault(delivery, Silence.NONE).failures() + 1;
                Duration wait = delay(failures, LONGEST_SILENCE);
                silences.put(delivery, new Silence(failures, System.nanoTime() + wait.toNanos()));
                outbox.tryAgain(message, clock.instant(), e.code());
                return false;
            }
            case TRY_LATER -> outbox.tryAgain(message, later(message.attempts(), settings.longestRetry()), e.code());
            case MESSAGE_REFUSED, ADDRESS_REFUSED -> transaction.executeWithoutResult(status -> giveUp(message, e));
        }
        return true;
    }

    private void giveUp(OutgoingMessage message, DeliveryException e) {
        if (!outbox.markFailed(message, e.code())) {
            return;
        }
        if (e.verdict() == Verdict.ADDRESS_REFUSED) {
            outbox.markUndeliverable(message.address(), e.code(), clock.instant());
        }
        Undeliverable refused = new Undeliverable(message.id(), message.kind(), message.caseReference(), message.round(),
                message.channel(), NoticeKind.of(message.kind()).audience() == NoticeKind.Audience.STAFF);
        handlers.orderedStream().forEach(handler -> handler.undeliverable(refused));
    }

    private Instant later(int attempts, Duration longest) {
        return clock.instant().plus(delay(attempts, longest));
    }

    private Duration delay(int attempts, Duration longest) {
        Duration delay = settings.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /** How often in a row the server did not answer, and until when it is left alone. */
    private record Silence(int failures, long until) {

        static final Silence NONE = new Silence(0, 0);
    }
}
