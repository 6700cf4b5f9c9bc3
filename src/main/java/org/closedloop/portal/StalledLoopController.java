package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.watch.Remedies;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stalled loops for Cockpit's dashboard, and what is done about them. */
@RestController
class StalledLoopController {

    private final CockpitReaders readers;
    private final StalledLoops loops;
    private final Remedies remedies;
    private final Clock clock;

    StalledLoopController(CockpitReaders readers, StalledLoops loops, Remedies remedies, Clock clock) {
        this.readers = readers;
        this.loops = loops;
        this.remedies = remedies;
        this.clock = clock;
    }

    /** @param now the product's time, which in a demonstration is not the browser's */
    record Stalled(Instant now, List<StalledLoop> loops) {
    }

    @GetMapping("/camunda/api/closedloop/stalled")
    ResponseEntity<Stalled> stalled() {
        return readers.answer(() -> Optional.of(loops), all -> new Stalled(clock.instant(), all.find()));
    }

    /** The same as over {@code /api/watch/stalled}; Camunda's own filter asks for its token against forged requests. */
    @PostMapping("/camunda/api/closedloop/stalled/{id}/{remedy}")
    ResponseEntity<Void> apply(@PathVariable UUID id, @PathVariable Remedy remedy, @RequestParam(required = false) String assignee) {
        return readers.act(user -> remedies.apply(id, remedy, assignee, user));
    }
}
