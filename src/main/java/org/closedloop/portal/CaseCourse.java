package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.SolutionType;
import org.closedloop.watch.InstancePath;

/**
 * The course of a loop and of its case, for Cockpit: when what happened and what is promised, without a word about or of the customer.
 *
 * @param now the product's time, by which the page counts the time left
 * @param reference null for a loop that belongs to no case, which then has neither rounds nor promises nor a timeline
 */
record CaseCourse(Instant now, List<InstancePath.Pass> passes, List<InstancePath.Clock> clocks, String reference, CaseState state, Integer round,
        List<Stage> rounds, List<Obligation> promises, List<Entry> timeline) {

    record Stage(int number, Instant openedAt, Instant closedAt, SolutionType solutionType, RootCause rootCause, Outcome outcome) {}

    record Obligation(int round, PromiseKind kind, String owner, Instant dueAt, Instant metAt, Instant missedAt, Instant droppedAt) {}

    /**
     * @param code what the entry is about where that is a code of ours; words that people wrote are left out
     * @param by a name of staff, "customer" or "system"
     */
    record Entry(Instant at, int round, String kind, String code, String by) {}
}
