package org.closedloop.repair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface DispatchRecordRepository extends Repository<DispatchRecord, UUID> {

    List<DispatchRecord> findByWorkOrderIdOrderByNumber(UUID workOrderId);

    @Modifying
    @Query("""
            update dispatch_record set answer = :answer, answered_at = :at, decline_reason = :reason, appointment_at = :appointment
             where id = :id""")
    boolean answer(UUID id, DispatchRecord.Answer answer, Instant at, String reason, Instant appointment);

    @Modifying
    @Query("update dispatch_record set appointment_at = :appointment where id = :id and arrived_at is null")
    boolean move(UUID id, Instant appointment);

    @Modifying
    @Query("update dispatch_record set arrived_at = :at where id = :id and arrived_at is null")
    boolean arrive(UUID id, Instant at);
}
