package org.closedloop.reporting;

import java.time.Instant;

/**
 * What figures are asked for.
 *
 * @param from the first moment that counts
 * @param to the first one that does not
 * @param team of the case; null: all
 * @param product the model; null: all
 */
public record Slice(Instant from, Instant to, String team, String product) {
}
