package org.closedloop.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ways in which a case of any kind ends: round closed, promises dropped, the customer told. Safe to run twice. */
@Service
@Transactional
public class CaseEnding {

    private final Cases cases;
    private final Promises promises;
    private final CustomerLetters letters;
    private final HandlingResults results;
    private final Duplicates duplicates;

    CaseEnding(Cases cases, Promises promises, CustomerLetters letters, HandlingResults results, Duplicates duplicates) {
        this.duplicates = duplicates;
        this.cases = cases;
        this.promises = promises;
        this.letters = letters;
        this.results = results;
    }

    /**
     * The loop is closed: the customer was asked.
     *
     * @param score the customer's overall score, 1 to 5, if there is one
     */
    public void close(String reference, int round, Outcome outcome, Integer score) {
        end(reference, round, CaseState.closed, outcome, score, Map.of());
    }

    /** The loop is closed, as the report that the customer got says; an outcome of null: nobody was asked. */
    public void closeReported(String reference, int round, Outcome outcome, Integer score) {
        settle(reference, round, CaseState.closed, outcome, score);
    }

    /** The management gave it up; the customer is told why, and what can still be done (G-09). */
    public void closeUnresolved(String reference, int round) {
        Round ended = cases.round(reference, round);
        Map<String, String> facts = new HashMap<>();
        facts.put("reason", ended.endReason());
        facts.put("recourse", ended.recourse());
        end(reference, round, CaseState.closed, Outcome.unresolved, null, facts);
    }

    /** The customer wished to end it, or it goes on in another case, and the customer learns in which. */
    public void withdraw(String reference, int round) {
        Optional<ServiceCase> survivor = duplicates.survivor(cases.get(reference));
        if (survivor.isPresent()) {
            settle(reference, round, CaseState.withdrawn, Outcome.withdrawn, null);
            letters.send(survivor.get().reference(), survivor.get().round(), "merged", reference, Map.of("merged", reference));
            return;
        }
        end(reference, round, CaseState.withdrawn, Outcome.withdrawn, null, Map.of());
    }

    private void end(String reference, int round, CaseState state, Outcome outcome, Integer score, Map<String, String> facts) {
        settle(reference, round, state, outcome, score);
        Map<String, String> told = new HashMap<>(facts);
        told.put("outcome", outcome.name());
        letters.send(reference, round, "closed", told);
        results.report(reference, round, outcome);
    }

    private void settle(String reference, int round, CaseState state, Outcome outcome, Integer score) {
        cases.closeRound(reference, round, outcome, score);
        promises.dropAll(reference);
        cases.close(reference, state);
    }
}
