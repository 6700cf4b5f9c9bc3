package org.closedloop.classification;

import java.util.Map;

/** Points of the reasons for and against an engineer, by the name of the column. */
public record RankingPoints(Map<String, Integer> points) {

    public RankingPoints {
        points = Map.copyOf(points);
    }

    public int of(String reason) {
        Integer found = points.get(reason);
        if (found == null) {
            throw new IllegalStateException("Decision table rankEngineers has no column " + reason);
        }
        return found;
    }
}
