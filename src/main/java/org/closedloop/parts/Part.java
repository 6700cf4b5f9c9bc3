package org.closedloop.parts;

import java.math.BigDecimal;

/**
 * A part of the catalogue.
 *
 * @param contractNumber the spare-part service contract with the manufacturer that covers it, null without one
 * @param minimumStock below it purchasing should act (G-13), null for no limit
 */
public record Part(String number, String partClass, String name, String specification, String material, String unit, BigDecimal unitPrice,
                   String currency, String manufacturer, String contractNumber, Integer minimumStock) {

    public boolean underContract() {
        return contractNumber != null;
    }
}
