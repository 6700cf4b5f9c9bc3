package org.closedloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says what waits in the outbox. A silent mail server is a warning, never a reason to take the node out: nothing is lost meanwhile. */
@Component("notificationHealthIndicator")
class NotificationHealth implements HealthIndicator {

    private final Outbox outbox;
    private final OutboxSender sender;
    private final Clock clock;

    NotificationHealth(Outbox outbox, OutboxSender sender, Clock clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("waiting", outbox.waiting());
        outbox.oldestWaiting().ifPresent(since ->
                health.withDetail("oldestWaitingSeconds", Math.max(0, Duration.between(since, clock.instant()).toSeconds())));
        List<String> warnings = new ArrayList<>();
        if (!sender.serves(Delivery.EMAIL)) {
            warnings.add("no mail server is configured (spring.mail.host): messages stay in the outbox");
        }
        sender.silentChannels().forEach(channel -> warnings.add("the server for " + channel + " does not answer"));
        if (!warnings.isEmpty()) {
            health.withDetail("warnings", warnings);
        }
        return health.build();
    }
}
