package org.closedloop.repair;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a visit that is no repair came to, beside what its work order says.
 *
 * @param advice       what the customer should mind; null: nothing
 * @param specialTopic the case that deals with what could not be removed; null: none
 */
@Table("visit_record")
public record VisitRecord(@Id UUID workOrderId, Problem problem, String advice, UUID specialTopic) {

    /** Nothing found, found and removed, or written into the System Maintenance Memorandum because it could not be removed for now. */
    public enum Problem { none, removed, memorandum }
}
