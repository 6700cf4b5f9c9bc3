package org.closedloop.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One place where a loop does not move, and why.
 *
 * @param id the same for as long as the loop stands there for this reason
 * @param reference the case; null for work that belongs to none
 * @param processKey null when an open case has no loop at all
 * @param activityName what the diagram calls the step; null without a step
 * @param since when it began to be so
 * @param owner the person or team that should move it; null when there is none
 * @param processInstanceId where to look in Cockpit; null without a loop
 */
public record StalledLoop(UUID id, String reference, String processKey, String activityId, String activityName, StallReason reason, Instant since,
        Integer round, String owner, List<Remedy> remedies, String processInstanceId) {
}
