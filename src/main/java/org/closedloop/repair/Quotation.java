package org.closedloop.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a chargeable repair costs.
 *
 * @param amount in the currency's units, two decimals
 * @param parts what the parts cost and which they are; like labour and travel a line for the customer, null when there is none
 * @param validUntil the last day, in the business zone, on which the customer can accept it
 */
@Table("quotation")
public record Quotation(@Id UUID id, UUID workOrderId, int number, BigDecimal amount, String currency, String parts, String labour,
        String travel, LocalDate validUntil, String preparedBy, Instant preparedAt, Decision decision, String decidedBy, Instant decidedAt) {

    /** What the customer said, or that the quotation expired (G-09). */
    public enum Decision { accepted, rejected, expired }
}
