package org.closedloop.inquiry;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a case is beside a matter of the register: which kind of inquiry it began as, and what it turned out to be.
 *
 * @param turnedBy who found out that it is another kind of matter; null while it is none
 */
@Table("inquiry")
record Inquiry(@Id UUID caseId, InquiryKind kind, Instant filedAt, Turn turnedInto, String turnedBy, Instant turnedAt) {

    static Inquiry filed(UUID caseId, InquiryKind kind, Instant at) {
        return new Inquiry(caseId, kind, at, null, null, null);
    }
}
