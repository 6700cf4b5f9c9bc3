package org.closedloop.repair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface QuotationRepository extends Repository<Quotation, UUID> {

    List<Quotation> findByWorkOrderIdOrderByNumber(UUID workOrderId);

    @Modifying
    @Query("update quotation set decision = :decision, decided_by = :by, decided_at = :at where id = :id and decision is null")
    boolean decide(UUID id, Quotation.Decision decision, String by, Instant at);
}
