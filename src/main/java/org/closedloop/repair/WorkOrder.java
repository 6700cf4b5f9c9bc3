package org.closedloop.repair;

import java.time.Instant;
import java.util.UUID;
import org.closedloop.cases.RootCause;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The repair of one round of a case: what was found, done and used, by whom.
 *
 * @param attempt counts diagnoses from 1; a repair that did not remove the fault makes the next one
 * @param coverage free, chargeable or ask, as {@code warrantyCoverage.dmn} decided; null before
 * @param repeatOf the earlier repair of the same fault on the same device
 * @param finishedAt when the work was reported as done; null while it goes on
 */
@Table("work_order")
public record WorkOrder(@Id UUID id, UUID caseId, int round, String productModel, String productSerial, Instant openedAt, int attempt,
        ServiceMode serviceMode, String engineer, RootCause faultCause, String findings, String partNumber, String coverage,
        String coverageRule, UUID repeatOf, int repeatCount, String appearance, String configuration, String workDone, String inspection,
        String endReason, RepairOutcome outcome, Instant finishedAt, Instant confirmedAt, String confirmedBy, Instant closedAt) {

    static WorkOrder open(UUID caseId, int round, String productModel, String productSerial, Instant at) {
        return new WorkOrder(UUID.randomUUID(), caseId, round, productModel, productSerial, at, 1, null, null, null, null, null, null, null,
                null, 0, null, null, null, null, null, null, null, null, null, null);
    }

    /** Remote help comes first, unless somebody must go; after it failed somebody goes (R-065, R-140, C-14). */
    ServiceMode proposedMode(boolean visitNeeded) {
        if (serviceMode == null) {
            return visitNeeded ? ServiceMode.onsite : ServiceMode.remote;
        }
        return serviceMode == ServiceMode.remote ? ServiceMode.onsite : serviceMode;
    }
}
