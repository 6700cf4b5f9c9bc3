package org.closedloop.repair;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What engineer and customer fill in at the end of one attempt: the signature and the satisfaction sheet.
 *
 * @param signature a PNG picture; null when the customer did not sign (yet)
 * @param signatureRefusal why the customer did not sign, if so
 * @param score the sheet: satisfaction from 1 to 5; null when it was refused or not filled in
 * @param finishedAt when the work ended; null: when it was reported
 */
@Table("service_report")
public record ServiceReport(@Id UUID id, UUID workOrderId, int attempt, byte[] signature, String signedName, Instant signedAt,
        String signatureRefusal, Integer score, Integer attitude, String comment, boolean sheetRefused, Instant arrivedAt, Instant finishedAt,
        String partsUsed, String filledBy, Instant filledAt) {

    public boolean signed() {
        return signature != null;
    }
}
