package org.closedloop.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.engine.StaffRoles;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Management and supervisors, for what Cockpit's plugins read and ask for. Camunda's filter lets everybody through here, so each request is checked. */
@Component
class CockpitReaders {

    private final IdentityService identities;

    CockpitReaders(IdentityService identities) {
        this.identities = identities;
    }

    /**
     * Answers what was found, never kept by a browser.
     *
     * @param subject looked up with the user's own rights: what the user may not read does not exist
     * @param reading of all that belongs to it, as the product
     */
    <S, T> ResponseEntity<T> answer(Supplier<Optional<S>> subject, Function<S, T> reading) {
        return asOverseer(user -> subject.get()
                .map(found -> status(HttpStatus.OK).body(EngineRights.ofTheProduct(identities, () -> reading.apply(found))))
                .orElseGet(() -> status(HttpStatus.NOT_FOUND).build()));
    }

    /** Does as the product what the user, who is given by id, may ask for. */
    ResponseEntity<Void> act(Consumer<String> deed) {
        return asOverseer(user -> EngineRights.ofTheProduct(identities, () -> {
            deed.accept(user);
            return status(HttpStatus.NO_CONTENT).build();
        }));
    }

    private <T> ResponseEntity<T> asOverseer(Function<String, ResponseEntity<T>> deed) {
        Authentication user = identities.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            return status(HttpStatus.UNAUTHORIZED).build();
        }
        StaffRoles roles = StaffRoles.of(user.getGroupIds() == null ? List.of() : user.getGroupIds());
        return roles.isSupervisor() ? deed.apply(user.getUserId()) : status(HttpStatus.FORBIDDEN).build();
    }

    private static ResponseEntity.BodyBuilder status(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }
}
