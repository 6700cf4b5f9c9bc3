package org.closedloop.portal;

import java.util.List;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stalled loops for the management and the supervisors, computed when asked. */
@RestController
class WatchApi {

    private final StalledLoops loops;

    WatchApi(StalledLoops loops) {
        this.loops = loops;
    }

    @GetMapping("/api/watch/stalled")
    List<StalledLoop> stalled() {
        return loops.find();
    }
}
