package org.closedloop.watch;

import org.closedloop.engine.StartCycle;
import org.springframework.stereotype.Component;

/** When to look, for the start event of {@code stalledLoopWatch.bpmn}; read when the model is deployed, so it knows nothing but settings. */
@Component("sweepSchedule")
public class SweepSchedule {

    private final WatchSettings settings;

    SweepSchedule(WatchSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return StartCycle.of(settings.sweep());
    }
}
