package org.closedloop.repair;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface VisitRecordRepository extends Repository<VisitRecord, UUID> {

    Optional<VisitRecord> findByWorkOrderId(UUID workOrderId);

    @Modifying
    @Query("update visit_record set special_topic = :topic where work_order_id = :workOrder")
    void openTopic(UUID workOrder, UUID topic);

    @Query("select c.reference from visit_record r join service_case c on c.id = r.special_topic where r.work_order_id = :workOrder")
    Optional<String> topicOf(UUID workOrder);
}
