package org.closedloop.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of what is sent to people.
 *
 * @param from          customer service's address, the sender of every message
 * @param replyTo       where answers go; empty: to {@code from}
 * @param company       the company in whose name customer service writes
 * @param messageIdHost right-hand side of every Message-ID
 * @param pollInterval  how often the outbox is looked at without being woken
 * @param lease         how long a sender may keep a message before another one takes it over
 * @param batchSize     how many messages are taken at once
 * @param firstRetry    wait after the first failure; it doubles with every further one
 * @param longestRetry  no message waits longer than this for its next try
 */
@Validated
@ConfigurationProperties("closedloop.notification")
record NotificationSettings(
        @DefaultValue("service@closedloop.example") @NotBlank @Email String from,
        @DefaultValue("") @Email String replyTo,
        @DefaultValue("Closed Loop") @NotBlank @Pattern(regexp = "[^\\r\\n]*") String company,
        @DefaultValue("closedloop.example") @NotBlank @Pattern(regexp = "[A-Za-z0-9.-]+") String messageIdHost,
        @DefaultValue("PT1S") Duration pollInterval,
        @DefaultValue("PT2M") Duration lease,
        @DefaultValue("20") @Min(1) @Max(200) int batchSize,
        @DefaultValue("PT5S") Duration firstRetry,
        @DefaultValue("PT1H") Duration longestRetry,
        @DefaultValue Sms sms) {

    /** The webhook that sends short messages, see docs/sms-webhook.md. No address: no short messages. */
    record Sms(URI url, String secret) {

        Sms {
            if (url != null && (secret == null || secret.length() < 16)) {
                throw new IllegalArgumentException("closedloop.notification.sms.secret must have at least 16 characters");
            }
        }

        boolean configured() {
            return url != null;
        }
    }
}
