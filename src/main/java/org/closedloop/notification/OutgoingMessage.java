package org.closedloop.notification;

import java.util.UUID;

/**
 * One message on its way out, links issued. {@code messageId} is the same however often it is tried.
 *
 * @param enclosureId the file that goes with it; null: none
 * @param enclosure that file, once it was read
 */
public record OutgoingMessage(UUID id, String messageId, String kind, String caseReference, int round, String channel, String address,
                              String name, String language, String subject, String text, int attempts, UUID enclosureId, Enclosure enclosure) {

    OutgoingMessage withText(String written) {
        return new OutgoingMessage(id, messageId, kind, caseReference, round, channel, address, name, language, subject, written, attempts,
                enclosureId, enclosure);
    }

    OutgoingMessage with(Enclosure file) {
        return new OutgoingMessage(id, messageId, kind, caseReference, round, channel, address, name, language, subject, text, attempts,
                enclosureId, file);
    }
}
