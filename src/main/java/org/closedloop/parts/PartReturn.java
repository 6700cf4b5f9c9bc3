package org.closedloop.parts;

import java.util.UUID;

/**
 * A part that was issued for a work order and comes back unused.
 *
 * @param serialNumber null for pieces without one
 * @param purpose tells one return from the next for the same work order, for example the attempt
 */
public record PartReturn(UUID workOrderId, String caseReference, String partNumber, String serialNumber, int quantity, String purpose,
        String by) {
}
