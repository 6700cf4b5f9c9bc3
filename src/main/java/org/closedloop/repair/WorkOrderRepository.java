package org.closedloop.repair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.RootCause;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Writes to a work order only while it is open: no row changed means that it is closed. */
interface WorkOrderRepository extends Repository<WorkOrder, UUID> {

    Optional<WorkOrder> findById(UUID id);

    Optional<WorkOrder> findByCaseIdAndRound(UUID caseId, int round);

    List<WorkOrder> findByCaseIdOrderByRound(UUID caseId);

    @Query("select c.reference from work_order w join service_case c on c.id = w.case_id where w.id = :id")
    String referenceOf(UUID id);

    @Modifying
    @Query("update work_order set repeat_of = :earlier, repeat_count = :count where id = :id and closed_at is null")
    boolean repeats(UUID id, UUID earlier, int count);

    @Modifying
    @Query("update work_order set engineer = :engineer, service_mode = :mode where id = :id and closed_at is null")
    boolean dispatch(UUID id, String engineer, ServiceMode mode);

    @Modifying
    @Query("""
            update work_order set fault_cause = coalesce(:cause, fault_cause), findings = :findings, part_number = :part
             where id = :id and closed_at is null""")
    boolean diagnose(UUID id, RootCause cause, String findings, String part);

    @Modifying
    @Query("update work_order set coverage = :coverage, coverage_rule = :rule where id = :id and closed_at is null")
    boolean cover(UUID id, String coverage, String rule);

    @Modifying
    @Query("update work_order set appearance = :appearance, configuration = :configuration where id = :id and closed_at is null")
    boolean takeIn(UUID id, String appearance, String configuration);

    @Modifying
    @Query("update work_order set work_done = :workDone where id = :id and closed_at is null")
    boolean repair(UUID id, String workDone);

    @Modifying
    @Query("update work_order set inspection = :inspection where id = :id and closed_at is null")
    boolean inspect(UUID id, String inspection);

    @Modifying
    @Query("update work_order set attempt = :attempt, finished_at = null where id = :id and closed_at is null")
    boolean tryAgain(UUID id, int attempt);

    @Modifying
    @Query("update work_order set end_reason = :reason where id = :id and closed_at is null")
    boolean giveUp(UUID id, String reason);

    @Modifying
    @Query("update work_order set outcome = :outcome, finished_at = coalesce(finished_at, :at) where id = :id and closed_at is null")
    boolean finish(UUID id, RepairOutcome outcome, Instant at);

    @Modifying
    @Query("update work_order set confirmed_at = :at, confirmed_by = :by where id = :id and confirmed_at is null and closed_at is null")
    boolean confirm(UUID id, Instant at, String by);

    @Modifying
    @Query("update work_order set outcome = :outcome, closed_at = :at where id = :id and closed_at is null")
    boolean close(UUID id, RepairOutcome outcome, Instant at);
}
