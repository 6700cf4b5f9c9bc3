package org.closedloop.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.closedloop.engine.StaffRoles;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets whoever signed in to Tasklist use our own staff pages without a second sign-in. */
class WebSecurityCamundaSession extends OncePerRequestFilter {

    private final WebSecurityUsers users;
    private final String engineName;

    WebSecurityCamundaSession(WebSecurityUsers users, String engineName) {
        this.users = users;
        this.engineName = engineName;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            signedIn(request).ifPresent(user -> SecurityContextHolder.setContext(new SecurityContextImpl(user)));
        }
        chain.doFilter(request, response);
    }

    boolean isAdministrator(HttpServletRequest request) {
        return signedIn(request).stream().flatMap(user -> user.getAuthorities().stream())
                .anyMatch(authority -> authority.getAuthority().equals(StaffRoles.ADMINISTRATORS));
    }

    private Optional<Authentication> signedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engineName))
                .flatMap(inTasklist -> users.stillKnown(inTasklist.getIdentityId()));
    }
}
