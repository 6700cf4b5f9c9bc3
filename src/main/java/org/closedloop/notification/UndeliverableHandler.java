package org.closedloop.notification;

import java.util.UUID;

/**
 * Told, in the transaction that marks a message as failed, that it was refused for good: the place where a task for staff is opened.
 * An exception undoes the mark and the message is tried again, so nothing is lost.
 */
public interface UndeliverableHandler {

    void undeliverable(Undeliverable message);

    /** The refused message; the address stays in the outbox. */
    record Undeliverable(UUID messageId, String kind, String caseReference, int round, String channel, boolean toStaff) {
    }
}
