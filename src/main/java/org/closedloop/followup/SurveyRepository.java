package org.closedloop.followup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface SurveyRepository extends Repository<Invitation, UUID> {

    Optional<Invitation> findByCaseReferenceAndRound(String caseReference, int round);

    @Query("select i.* from survey_invitation i join survey_link l on l.invitation_id = i.id where l.token_hash = :hash")
    Optional<Invitation> findByLink(String hash);

    @Modifying
    @Query("""
            insert into survey_invitation (id, case_reference, round, result_told_at, expires_at)
            values (:id, :reference, :round, :toldAt, :expiresAt) on conflict (case_reference, round) do nothing""")
    void invite(UUID id, String reference, int round, Instant toldAt, Instant expiresAt);

    @Modifying
    @Query("insert into survey_link (token_hash, invitation_id) values (:hash, :invitation)")
    void link(String hash, UUID invitation);

    @Modifying
    @Query("update survey_invitation set reminded_at = :at where id = :id and reminded_at is null")
    boolean remind(UUID id, Instant at);

    @Modifying
    @Query("""
            insert into survey_answer (invitation_id, at, source, solved, score, attitude, speed, comment)
            values (:invitation, :at, :source, :solved, :score, :attitude, :speed, :comment) on conflict do nothing""")
    boolean answer(UUID invitation, Instant at, String source, boolean solved, int score, Integer attitude, Integer speed, String comment);

    @Query("select solved, score, attitude, speed, comment from survey_answer where invitation_id = :invitation")
    Optional<SurveyAnswer> findAnswer(UUID invitation);

    @Modifying
    @Query("""
            insert into call_attempt (invitation_id, number, at, by, time_slot, reached)
            select :invitation, count(*) + 1, :at, :by, :slot, :reached from call_attempt where invitation_id = :invitation""")
    void attempt(UUID invitation, Instant at, String by, String slot, boolean reached);

    @Query("select count(*) from call_attempt where invitation_id = :invitation")
    int attempts(UUID invitation);
}
