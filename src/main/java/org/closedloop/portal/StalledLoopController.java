package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.engine.StaffRoles;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stalled loops for Cockpit's dashboard. Camunda's filter lets everybody through here, so each request is checked. */
@RestController
class StalledLoopController {

    private final IdentityService identities;
    private final StalledLoops loops;
    private final Clock clock;

    StalledLoopController(IdentityService identities, StalledLoops loops, Clock clock) {
        this.identities = identities;
        this.loops = loops;
        this.clock = clock;
    }

    /** @param now the product's time, which in a demonstration is not the browser's */
    record Stalled(Instant now, List<StalledLoop> loops) {
    }

    @GetMapping("/camunda/api/closedloop/stalled")
    ResponseEntity<Stalled> stalled() {
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).cacheControl(CacheControl.noStore()).build();
        }
        StaffRoles roles = StaffRoles.of(user.getGroupIds() == null ? List.of() : user.getGroupIds());
        if (!roles.isManagement() && !roles.isSupervisor()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).cacheControl(CacheControl.noStore()).build();
        }
        Stalled found = EngineRights.ofTheProduct(identities, () -> new Stalled(clock.instant(), loops.find()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
    }
}
