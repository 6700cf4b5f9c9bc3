package org.closedloop.parts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What an engineer needs for a work order.
 *
 * @param state requested, reserved, short, ordered, issued, received, unavailable or released
 * @param engineer the user id of who needs it
 */
public record PartRequest(UUID id, UUID workOrderId, String caseReference, String partNumber, String name, String specification,
        String material,
                          int quantity, LocalDate neededBy, String engineer, Instant requestedAt, State state, PartSource source) {

    /** How far the supply has come. */
    public enum State { requested, reserved, missing, ordered, issued, received, unavailable, released }

    Movement.Reason reason() {
        return new Movement.Reason(workOrderId, caseReference, id);
    }
}
