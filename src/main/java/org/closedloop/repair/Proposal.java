package org.closedloop.repair;

import java.util.List;

/** An engineer proposed for a work order, with everything that speaks for and against. The dispatcher decides. */
public record Proposal(String engineer, String name, int score, List<Reason> reasons) {

    public Proposal {
        reasons = List.copyOf(reasons);
    }

    /**
     * One reason.
     *
     * @param code   a column of {@code rankEngineers.dmn}, or {@code noSkill}; its words are the text {@code repair.reason.<code>}
     * @param number what the words count: open work orders, refusals, hours until somebody works again; else 1
     * @param points by how much it moved the engineer up or down
     */
    public record Reason(String code, long number, int points) {
    }
}
