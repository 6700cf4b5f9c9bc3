package org.closedloop.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.closedloop.engine.StaffRoles;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who is asking: without a user it would check no authorization at all. */
class WebSecurityEngineUser extends OncePerRequestFilter {

    private final IdentityService identities;

    WebSecurityEngineUser(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        List<String> groups = user.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> !authority.equals(StaffRoles.STAFF)).toList();
        identities.setAuthentication(user.getName(), groups);
        try {
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
