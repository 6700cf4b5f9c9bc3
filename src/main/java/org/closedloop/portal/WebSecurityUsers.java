package org.closedloop.portal;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.closedloop.engine.StaffRoles;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Signs in with the engine's own users, so that its throttling of guesses holds here too. */
@Component
class WebSecurityUsers implements AuthenticationProvider {

    private final IdentityService identities;

    WebSecurityUsers(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (userId.isBlank() || !identities.checkPassword(userId, password)) {
            throw new BadCredentialsException("unknown user or wrong password");
        }
        return signedIn(userId);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** Reads user and groups afresh: whoever was removed has no access from the next request on. */
    Optional<Authentication> stillKnown(String userId) {
        return identities.createUserQuery().userId(userId).count() == 0 ? Optional.empty() : Optional.of(signedIn(userId));
    }

    private Authentication signedIn(String userId) {
        List<String> groups = identities.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
        return UsernamePasswordAuthenticationToken.authenticated(userId, null,
                AuthorityUtils.createAuthorityList(StaffRoles.of(groups).authorities()));
    }
}
