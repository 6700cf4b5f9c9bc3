package org.closedloop.watch;

import java.time.Duration;
import java.util.Map;

/**
 * From when on something counts as stalled, as {@code stallLimit.dmn} says.
 *
 * @param lastRound the round from which only the management decides
 * @param steps by task id, in milliseconds, for those done often enough to know what is usual
 * @param otherSteps for all other tasks
 */
record StallLimits(Duration jobOverdue, Duration letterWaits, int lastRound, Map<String, Long> steps, Duration otherSteps) {
}
