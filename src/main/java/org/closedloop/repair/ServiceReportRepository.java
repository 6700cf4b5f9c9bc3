package org.closedloop.repair;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ServiceReportRepository extends Repository<ServiceReport, UUID> {

    String MONTH_OF = """
            from monthly_report m where m.month = (
                select cast(date_trunc('month', w.closed_at at time zone :zone) as date) from work_order w where w.id = :workOrder)
            """;

    Optional<ServiceReport> findByWorkOrderIdAndAttempt(UUID workOrderId, int attempt);

    @Modifying
    @Query("delete from service_report where work_order_id = :workOrder and attempt = :attempt")
    void clear(UUID workOrder, int attempt);

    @Query("select * from work_order_cost where work_order_id = :workOrder")
    Optional<WorkCost> cost(UUID workOrder);

    @Modifying
    @Query("delete from work_order_cost where work_order_id = :workOrder")
    void clearCost(UUID workOrder);

    /** Whether the figures of the month that the work order belongs to were released; empty while there is no report of it. */
    @Query("select m.marketing_sent_at is not null or m.reviewed_at is not null and m.corrections is null " + MONTH_OF)
    Optional<Boolean> released(UUID workOrder, String zone);

    /** The same, and holds the report until the transaction ends. */
    @Query("select m.marketing_sent_at is not null or m.reviewed_at is not null and m.corrections is null " + MONTH_OF + " for update")
    Optional<Boolean> releasedHeld(UUID workOrder, String zone);

    /** Holds a work order whose work was reported until the transaction ends. */
    @Query("select attempt from work_order where id = :workOrder and (finished_at is not null or closed_at is not null) for update")
    Optional<Integer> holdFinished(UUID workOrder);

    /** Holds the work order until the transaction ends; empty once its work was reported. */
    @Query("select attempt from work_order where id = :workOrder and finished_at is null and closed_at is null for update")
    Optional<Integer> hold(UUID workOrder);
}
