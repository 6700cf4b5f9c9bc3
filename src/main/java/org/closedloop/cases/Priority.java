package org.closedloop.cases;

import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;

/**
 * Priority is urgency times importance: urgency chooses the band, importance and, for the order of the queue only, the
 * customer's tier place the case inside it (C-10, C-11). Each missed promise adds ten, never into the band of emergencies.
 */
record Priority(int value) {

    private static final int MISSED = 10;
    private static final int BELOW_EMERGENCY = 89;
    private static final int HIGHEST = 100;

    static Priority of(Urgency urgency, Importance importance, String tier, int missedPromises) {
        int band = switch (urgency) {
            case emergency -> 90;
            case high -> 60;
            case normal -> 30;
            case low -> 0;
        };
        int width = urgency == Urgency.emergency ? 10 : 29;
        int place = width * (3 * importanceRank(importance) + tierRank(tier)) / 8;
        int highest = urgency == Urgency.emergency ? HIGHEST : BELOW_EMERGENCY;
        return new Priority(Math.min(highest, band + place + MISSED * missedPromises));
    }

    private static int importanceRank(Importance importance) {
        return switch (importance) {
            case high -> 2;
            case normal -> 1;
            case low -> 0;
        };
    }

    private static int tierRank(String tier) {
        return switch (tier) {
            case "key" -> 2;
            case "important" -> 1;
            default -> 0;
        };
    }
}
