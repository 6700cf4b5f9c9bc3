package org.closedloop.portal;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.closedloop.watch.Remedies;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stalled loops for the management and the supervisors, computed when asked. */
@RestController
class WatchApi {

    private final StalledLoops loops;
    private final Remedies remedies;

    WatchApi(StalledLoops loops, Remedies remedies) {
        this.loops = loops;
        this.remedies = remedies;
    }

    @GetMapping("/api/watch/stalled")
    List<StalledLoop> stalled() {
        return loops.find();
    }

    /** Does something about one of them; an unknown or outdated id, and what does not help, answer 409 with the reason. */
    @PostMapping("/api/watch/stalled/{id}/{remedy}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void apply(@PathVariable UUID id, @PathVariable Remedy remedy, @RequestParam(required = false) String assignee, Principal user) {
        remedies.apply(id, remedy, assignee, user.getName());
    }
}
