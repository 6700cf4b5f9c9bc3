package org.closedloop.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.watch.StallQueries.Place;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows stalled loops as incidents, which Cockpit knows without any plugin, and takes them back when the loop moves. */
@Service
class StallIncidents {

    static final String TYPE = "stalledLoop";

    private final StalledLoops loops;
    private final StallQueries queries;
    private final Orphans orphans;
    private final RuntimeService runtime;

    StallIncidents(StalledLoops loops, StallQueries queries, Orphans orphans, RuntimeService runtime) {
        this.loops = loops;
        this.queries = queries;
        this.orphans = orphans;
        this.runtime = runtime;
    }

    /**
     * An execution that stands at no step, and a case without a loop, have no place for an incident. The configuration is an incident's own: with
     * one that moves, the engine removes all that have the same.
     */
    @Transactional
    void renew() {
        orphans.lookNowAndThen();
        Map<String, String> raised = new HashMap<>(queries.raised());
        Set<String> found = new HashSet<>();
        for (Place place : loops.places()) {
            if (place.execution() == null || place.activity() == null || place.reason() == StallReason.incident) {
                continue;
            }
            String key = place.reason() + " " + place.execution() + " " + place.activity();
            if (found.add(key) && raised.remove(key) == null) {
                runtime.createIncident(TYPE, place.execution(), key, place.reason().words());
            }
        }
        raised.values().forEach(runtime::resolveIncident);
    }
}
