package org.closedloop.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Each change happens at most once: no row changed means that it was done before. */
interface PromiseRepository extends Repository<Promise, UUID> {

    Optional<Promise> findById(UUID id);

    /** Two that begin in the same moment stand in the order in which they are due. */
    @Query("select * from promise where case_id = :caseId order by started_at, due_at, kind")
    List<Promise> inOrder(UUID caseId);

    @Query("""
            select * from promise where case_id = :caseId and round = :round and kind = :kind and met_at is null and dropped_at is null""")
    Optional<Promise> findOpen(UUID caseId, int round, PromiseKind kind);

    @Query("""
            select p.* from promise p join service_case c on c.id = p.case_id
             where c.reference = :reference and p.round = :round and p.kind = :kind and p.met_at is null and p.dropped_at is null""")
    Optional<Promise> findOpen(String reference, int round, PromiseKind kind);

    @Query("select * from promise where case_id = :caseId and met_at is null and dropped_at is null order by due_at")
    List<Promise> findAllOpen(UUID caseId);

    @Query("select count(*) from promise where case_id = :caseId and missed_at is not null")
    int missed(UUID caseId);

    @Modifying
    @Query("update promise set warned_at = :at where id = :id and warned_at is null and met_at is null and dropped_at is null")
    boolean warn(UUID id, Instant at);

    @Modifying
    @Query("update promise set missed_at = :at where id = :id and missed_at is null and met_at is null and dropped_at is null")
    boolean miss(UUID id, Instant at);

    @Modifying
    @Query("update promise set escalated_at = :at where id = :id and escalated_at is null and met_at is null and dropped_at is null")
    boolean escalate(UUID id, Instant at);

    @Modifying
    @Query("""
            update promise set met_at = :at, missed_at = coalesce(missed_at, case when :at > due_at then due_at end)
             where id = :id and met_at is null and dropped_at is null""")
    boolean meet(UUID id, Instant at);

    @Modifying
    @Query("update promise set dropped_at = :at where id = :id and met_at is null and dropped_at is null")
    boolean drop(UUID id, Instant at);

    @Modifying
    @Query("update promise set owner = :owner where id = :id")
    void own(UUID id, String owner);
}
