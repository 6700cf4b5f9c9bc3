package org.closedloop.engine;

/** The cycle of a timer start event from a setting: a cron expression or an ISO 8601 repetition, or {@code never}. */
public final class StartCycle {

    /** a date that this software will not see */
    private static final String NEVER = "R1/2999-01-01T00:00:00/P1Y";

    private StartCycle() {
    }

    public static String of(String setting) {
        return setting.equals("never") ? NEVER : setting;
    }
}
