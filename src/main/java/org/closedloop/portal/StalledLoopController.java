package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.engine.StaffRoles;
import org.closedloop.watch.Remedies;
import org.closedloop.watch.Remedy;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stalled loops for Cockpit's dashboard. Camunda's filter lets everybody through here, so each request is checked. */
@RestController
class StalledLoopController {

    private final IdentityService identities;
    private final StalledLoops loops;
    private final Remedies remedies;
    private final Clock clock;

    StalledLoopController(IdentityService identities, StalledLoops loops, Remedies remedies, Clock clock) {
        this.identities = identities;
        this.loops = loops;
        this.remedies = remedies;
        this.clock = clock;
    }

    /** @param now the product's time, which in a demonstration is not the browser's */
    record Stalled(Instant now, List<StalledLoop> loops) {
    }

    @GetMapping("/camunda/api/closedloop/stalled")
    ResponseEntity<Stalled> stalled() {
        return forOverseers(user -> new Stalled(clock.instant(), loops.find()));
    }

    /** The same as over {@code /api/watch/stalled}; Camunda's own filter asks for its token against forged requests. */
    @PostMapping("/camunda/api/closedloop/stalled/{id}/{remedy}")
    ResponseEntity<Void> apply(@PathVariable UUID id, @PathVariable Remedy remedy, @RequestParam(required = false) String assignee) {
        return forOverseers(user -> {
            remedies.apply(id, remedy, assignee, user);
            return null;
        });
    }

    private <T> ResponseEntity<T> forOverseers(Function<String, T> deed) {
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).cacheControl(CacheControl.noStore()).build();
        }
        StaffRoles roles = StaffRoles.of(user.getGroupIds() == null ? List.of() : user.getGroupIds());
        if (!roles.isSupervisor()) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).cacheControl(CacheControl.noStore()).build();
        }
        T done = EngineRights.ofTheProduct(identities, () -> deed.apply(user.getUserId()));
        return ResponseEntity.status(done == null ? HttpStatus.NO_CONTENT : HttpStatus.OK).cacheControl(CacheControl.noStore()).body(done);
    }
}
