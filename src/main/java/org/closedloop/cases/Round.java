package org.closedloop.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** One pass from diagnosis to the customer's answer. A closed round never changes, so its figures stay what they were. */
@Table("case_round")
public record Round(@Id UUID id, UUID caseId, int number, Instant openedAt, Instant closedAt, String rediagnosis, String response,
        Boolean substantiated, String findings, String explanation, RootCause rootCause, SolutionType solutionType, String solution,
        String resources, String steps, LocalDate promisedOn, String executingTeam, BigDecimal compensationAmount, String proposal,
        String result, String measures, Instant resultToldAt, String endReason, String recourse, Outcome outcome, Integer score) {

    static Round open(UUID caseId, int number, Instant at) {
        return new Round(UUID.randomUUID(), caseId, number, at, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null);
    }
}
