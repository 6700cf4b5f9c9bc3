package org.closedloop.portal;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/** The rights with which the engine is asked. */
final class EngineRights {

    private EngineRights() {
    }

    /** Reads as the product itself what belongs to something that the user has just been found to be allowed to read. */
    static <T> T ofTheProduct(IdentityService identities, Supplier<T> reading) {
        Authentication user = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return reading.get();
        } finally {
            if (user != null) {
                identities.setAuthentication(user.getUserId(), user.getGroupIds(), user.getTenantIds());
            }
        }
    }
}
