package org.closedloop.repair;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ServiceReportRepository extends Repository<ServiceReport, UUID> {

    Optional<ServiceReport> findByWorkOrderIdAndAttempt(UUID workOrderId, int attempt);

    @Modifying
    @Query("delete from service_report where work_order_id = :workOrder and attempt = :attempt")
    void clear(UUID workOrder, int attempt);

    @Query("select * from work_order_cost where work_order_id = :workOrder")
    Optional<WorkCost> cost(UUID workOrder);

    @Modifying
    @Query("delete from work_order_cost where work_order_id = :workOrder")
    void clearCost(UUID workOrder);

    /** Holds the work order until the transaction ends; empty once its work was reported. */
    @Query("select attempt from work_order where id = :workOrder and finished_at is null and closed_at is null for update")
    Optional<Integer> hold(UUID workOrder);
}
