package org.closedloop.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
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
        HttpSession session = request.getSession(false);
        if (session != null && SecurityContextHolder.getContext().getAuthentication() == null) {
            Authentication inTasklist = AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engineName);
            if (inTasklist != null) {
                users.stillKnown(inTasklist.getIdentityId())
                        .ifPresent(user -> SecurityContextHolder.setContext(new SecurityContextImpl(user)));
            }
        }
        chain.doFilter(request, response);
    }
}
