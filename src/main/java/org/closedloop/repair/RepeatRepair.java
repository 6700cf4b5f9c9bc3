package org.closedloop.repair;

import java.util.UUID;

/**
 * An earlier repair of the same fault on the same device, which the new one repeats (R-143, C-15).
 *
 * @param reference the case of the earlier repair
 * @param engineer  who did it, null when nobody was sent yet
 * @param count     how often the fault has come back now, 1 for the first time
 */
public record RepeatRepair(UUID workOrderId, String reference, String engineer, int count) {
}
