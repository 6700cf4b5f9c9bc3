package org.closedloop.notification;

import java.util.List;
import java.util.UUID;

/**
 * One message on its way out, links issued. {@code messageId} is the same however often it is tried.
 *
 * @param enclosureId under which id the files are that go with it; null: none
 * @param enclosures those files, once they were read
 */
public record OutgoingMessage(UUID id, String messageId, String kind, String caseReference, int round, String channel, String address,
                              String name, String language, String subject, String text, int attempts, UUID enclosureId, List<Enclosure> enclosures) {

    OutgoingMessage withText(String written) {
        return new OutgoingMessage(id, messageId, kind, caseReference, round, channel, address, name, language, subject, written, attempts,
                enclosureId, enclosures);
    }

    OutgoingMessage with(List<Enclosure> files) {
        return new OutgoingMessage(id, messageId, kind, caseReference, round, channel, address, name, language, subject, text, attempts,
                enclosureId, files);
    }
}
