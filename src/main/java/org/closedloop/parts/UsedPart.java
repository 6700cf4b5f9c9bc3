package org.closedloop.parts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A part that was used for a work order, with what the catalogue asks for it. */
public record UsedPart(UUID workOrderId, String caseReference, String partNumber, String name, String unit, String serialNumber,
        int quantity,
                       BigDecimal unitPrice, String currency, String engineer, String deviceModel, String deviceSerial, Instant usedAt,
                       String installation, String configuration, String test, Boolean testPassed) {
}
