package org.closedloop.notification;

import java.util.UUID;

/** One message on its way out, links issued. {@code messageId} is the same however often it is tried. */
public record OutgoingMessage(UUID id, String messageId, String kind, String caseReference, int round, String channel, String address,
                              String name, String language, String subject, String text, int attempts) {

    OutgoingMessage withText(String written) {
        return new OutgoingMessage(id, messageId, kind, caseReference, round, channel, address, name, language, subject, written, attempts);
    }
}
