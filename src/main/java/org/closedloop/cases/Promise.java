package org.closedloop.cases;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/**
 * A dated obligation on a round: open until met or dropped; a missed one may still be met late.
 *
 * @param owner the team, or the user, who owes it
 * @param timeLimit the limit as people say it ("3 working days"); null when a date was promised
 */
public record Promise(@Id UUID id, UUID caseId, int round, PromiseKind kind, String owner, String timeLimit, Instant startedAt,
        Instant dueAt, Instant warnedAt, Instant missedAt, Instant escalatedAt, Instant metAt, Instant droppedAt) {

    public boolean isOpen() {
        return metAt == null && droppedAt == null;
    }
}
