package org.closedloop.watch;

import org.springframework.stereotype.Component;

/** When to look, for the start event of {@code stalledLoopWatch.bpmn}; read when the model is deployed, so it knows nothing but settings. */
@Component("sweepSchedule")
public class SweepSchedule {

    /** a date that this software will not see */
    private static final String NEVER = "R/2999-01-01T00:00:00/P1Y";

    private final WatchSettings settings;

    SweepSchedule(WatchSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return settings.sweep().equals("never") ? NEVER : settings.sweep();
    }
}
