package org.closedloop.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Writes to a round only while it is open: no row changed means that it is closed. */
interface RoundRepository extends Repository<Round, UUID> {

    List<Round> findByCaseIdOrderByNumber(UUID caseId);

    Optional<Round> findByCaseIdAndNumber(UUID caseId, int number);

    @Modifying
    @Query("update case_round set response = :response where case_id = :caseId and number = :number and closed_at is null")
    boolean respond(UUID caseId, int number, String response);

    @Modifying
    @Query("""
            update case_round set substantiated = :substantiated, findings = :findings, root_cause = :rootCause
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean verify(UUID caseId, int number, boolean substantiated, String findings, RootCause rootCause);

    @Modifying
    @Query("""
            update case_round set findings = :findings, root_cause = coalesce(:rootCause, root_cause),
                   solution_type = coalesce(solution_type, 'repair')
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean diagnose(UUID caseId, int number, String findings, RootCause rootCause);

    @Modifying
    @Query("update case_round set explanation = :explanation where case_id = :caseId and number = :number and closed_at is null")
    boolean explain(UUID caseId, int number, String explanation);

    @Modifying
    @Query("""
            update case_round set solution_type = :type, solution = :solution, resources = :resources, steps = :steps,
                   promised_on = :promisedOn, executing_team = :executingTeam, compensation_amount = :amount, proposal = :proposal
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean plan(UUID caseId, int number, SolutionType type, String solution, String resources, String steps, LocalDate promisedOn,
            String executingTeam, BigDecimal amount, String proposal);

    @Modifying
    @Query("""
            update case_round set result = :result, measures = :measures
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean carryOut(UUID caseId, int number, String result, String measures);

    @Modifying
    @Query("""
            update case_round set result_told_at = coalesce(result_told_at, :at)
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean tell(UUID caseId, int number, Instant at);

    @Modifying
    @Query("""
            update case_round set rediagnosis = :rediagnosis, root_cause = coalesce(:rootCause, root_cause)
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean rediagnose(UUID caseId, int number, String rediagnosis, RootCause rootCause);

    @Modifying
    @Query("""
            update case_round set outcome = :outcome, score = :score, closed_at = :at
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean close(UUID caseId, int number, Outcome outcome, Integer score, Instant at);

    @Modifying
    @Query("""
            update case_round set end_reason = :reason, recourse = :recourse
             where case_id = :caseId and number = :number and closed_at is null""")
    boolean giveUp(UUID caseId, int number, String reason, String recourse);
}
