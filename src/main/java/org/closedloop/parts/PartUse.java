package org.closedloop.parts;

import java.util.UUID;

/**
 * A part that an engineer built in.
 *
 * @param serialNumber null for pieces without one
 * @param purpose tells one use from the next for the same work order, for example the attempt
 * @param by the engineer
 */
public record PartUse(UUID workOrderId, String caseReference, String partNumber, String serialNumber, int quantity, String purpose,
        String by) {
}
