package org.closedloop.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.classification.Category;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface CaseRepository extends Repository<ServiceCase, UUID> {

    Optional<ServiceCase> findById(UUID id);

    Optional<ServiceCase> findByReference(String reference);

    Optional<ServiceCase> findByTrackingHash(String trackingHash);

    @Query("select nextval('case_number')")
    long nextNumber();

    @Query("select * from service_case where state = 'open' and customer_id in (:customers) and id <> :id")
    List<ServiceCase> openOf(List<UUID> customers, UUID id);

    @Query("select owner from service_case where state = 'open' and owner in (:candidates) group by owner order by count(*) desc")
    List<String> byLoad(List<String> candidates);

    @Modifying
    @Query("""
            update service_case set category = :category, urgency = :urgency, importance = :importance, about_conduct = :aboutConduct,
                   classification_rule = :rule, priority = :priority where id = :id""")
    void classify(UUID id, Category category, Urgency urgency, Importance importance, boolean aboutConduct, String rule, int priority);

    @Modifying
    @Query("update service_case set complexity = coalesce(:complexity, complexity), nature = coalesce(:nature, nature) where id = :id")
    void describe(UUID id, Complexity complexity, Nature nature);

    @Modifying
    @Query("update service_case set responsibility = :responsibility where id = :id")
    void responsible(UUID id, Responsibility responsibility);

    @Modifying
    @Query("update service_case set team = :team where id = :id")
    void handOver(UUID id, String team);

    @Modifying
    @Query("update service_case set type = :type where id = :id and state = 'open'")
    boolean turn(UUID id, String type);

    @Modifying
    @Query("update service_case set owner = :owner where id = :id")
    void own(UUID id, String owner);

    @Modifying
    @Query("update service_case set priority = :priority where id = :id")
    void prioritise(UUID id, int priority);

    @Modifying
    @Query("update service_case set minutes_spent = minutes_spent + :minutes where id = :id")
    void spend(UUID id, int minutes);

    @Modifying
    @Query("update service_case set improvement_measures = :measures where id = :id")
    void improve(UUID id, String measures);

    @Modifying
    @Query("update service_case set round = :round where id = :id and state = 'open'")
    boolean nextRound(UUID id, int round);

    @Modifying
    @Query("update service_case set state = :state, closed_at = :at where id = :id and state = 'open'")
    boolean close(UUID id, CaseState state, Instant at);

    @Modifying
    @Query("insert into case_link (case_id, other_id, kind) values (:id, :other, :kind) on conflict do nothing")
    void link(UUID id, UUID other, String kind);

    @Query("""
            select distinct c.* from case_link l join service_case c on c.id = case when l.case_id = :id then l.other_id else l.case_id end
             where l.kind = :kind and (l.case_id = :id or l.other_id = :id) order by c.filed_at""")
    List<ServiceCase> linked(UUID id, String kind);

    /** Holds both cases, always in the same order. */
    @Query("select * from service_case where id in (:ids) order by id for update")
    List<ServiceCase> lock(List<UUID> ids);

    @Query("""
            with recursive way (id, step) as (
                select other_id, 1 from case_link where case_id = :id and kind = 'merged'
                union select l.other_id, way.step + 1 from way join case_link l on l.case_id = way.id and l.kind = 'merged')
            select c.* from way join service_case c on c.id = way.id order by way.step desc limit 1""")
    Optional<ServiceCase> survivor(UUID id);

    @Query("""
            with recursive way (id) as (
                select case_id from case_link where other_id = :id and kind = 'merged'
                union select l.case_id from way join case_link l on l.other_id = way.id and l.kind = 'merged')
            select c.* from way join service_case c on c.id = way.id order by c.filed_at""")
    List<ServiceCase> mergedHere(UUID id);

    @Modifying
    @Query("insert into access_log (case_id, at, user_id, what) values (:id, :at, :user, :what)")
    void logAccess(UUID id, Instant at, String user, String what);
}
