package org.closedloop.inquiry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface InquiryRepository extends Repository<Inquiry, UUID> {

    Optional<Inquiry> findByCaseId(UUID caseId);

    @Modifying
    @Query("update inquiry set turned_into = :turn, turned_by = :by, turned_at = :at where case_id = :caseId")
    void turn(UUID caseId, Turn turn, String by, Instant at);
}
