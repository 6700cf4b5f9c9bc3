package org.closedloop.classification;

/**
 * What coverage is decided from.
 *
 * @param productKnown whether purchase and warranty of the product are on record
 * @param partClass    the class of the part that is needed, or null
 * @param withinScope  whether the warranty of this product covers the cause
 */
public record CoverageFacts(boolean productKnown, boolean inWarranty, String faultCause, String partClass, boolean withinScope) {
}
