package org.closedloop.maintenance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is to be done on a customer's product, and how often.
 *
 * @param startsOn  the day from which the rhythm is counted
 * @param nextDueOn the day of the next visit
 * @param stoppedAt null while the plan runs
 * @param version   counts its changes
 */
public record MaintenancePlan(UUID id, UUID productId, Interval interval, LocalDate startsOn, LocalDate nextDueOn, String items,
        Instant stoppedAt, int version) {

    public boolean isRunning() {
        return stoppedAt == null;
    }
}
