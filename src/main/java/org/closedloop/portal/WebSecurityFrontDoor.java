package org.closedloop.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.closedloop.engine.DatabaseOutage;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * First and last to see a request. Addresses with empty segments, which chains and servlets could read differently, go no further;
 * while the database is away whatever needs it gets 503 and a time to come back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class WebSecurityFrontDoor extends OncePerRequestFilter {

    private final WebSecurityAnswers answers;

    WebSecurityFrontDoor(WebSecurityAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().contains("//")) {
            answers.problem(response, HttpStatus.BAD_REQUEST);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !DatabaseOutage.causedBy(failure)) {
                throw failure;
            }
            response.reset();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseOutage.RETRY_AFTER_SECONDS));
            answers.unavailable(request, response);
        }
    }
}
