package org.closedloop.watch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Raises what has stalled since and takes back what moves again. */
@Component
class RaiseStalledLoops implements JavaDelegate {

    private final StallIncidents incidents;

    RaiseStalledLoops(StallIncidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        incidents.renew();
    }
}
