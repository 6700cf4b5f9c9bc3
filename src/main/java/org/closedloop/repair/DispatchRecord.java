package org.closedloop.repair;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** One engineer sent for a work order, and what came of it. */
@Table("dispatch_record")
public record DispatchRecord(@Id UUID id, UUID workOrderId, int number, String engineer, ServiceMode serviceMode, String dispatchedBy,
        Instant dispatchedAt, Answer answer, Instant answeredAt, String declineReason, Instant appointmentAt, Instant arrivedAt) {

    /** What the engineer said, or that nothing was said in time (G-04). */
    public enum Answer { accepted, declined, silent }
}
