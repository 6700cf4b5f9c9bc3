package org.closedloop.parts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An order of parts and its progress.
 *
 * @param number counts the dates that were promised for the request
 */
public record PartOrder(UUID id, UUID requestId, int number, PartSource source, String supplier, String orderNumber, int quantity,
                        LocalDate expectedOn, String orderedBy, Instant orderedAt, Instant receivedAt, Instant replacedAt) {

    public boolean isOpen() {
        return receivedAt == null && replacedAt == null;
    }
}
