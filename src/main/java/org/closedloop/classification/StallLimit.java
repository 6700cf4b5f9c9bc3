package org.closedloop.classification;

import java.time.Duration;

/**
 * From when on something counts as stalled, as {@code stallLimit.dmn} says.
 *
 * @param after elapsed time
 * @param timesUsual how many times as long as usual, where it is known what is usual
 */
public record StallLimit(Duration after, int timesUsual) {
}
