package org.closedloop.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** The answers to whoever may not pass: problem documents for programs, pages or the sign-in for people. */
@Component
class WebSecurityAnswers {

    private static final String SIGN_IN = "/camunda/app/tasklist/default/#/login";

    private final ObjectMapper json;

    WebSecurityAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** A Basic challenge, which a browser turns into its own dialog. */
    void challenge(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Closed Loop\", charset=\"UTF-8\"");
        problem(response, HttpStatus.UNAUTHORIZED);
    }

    /** Staff pages: people go to the sign-in they know, programs get a challenge. */
    void signIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) throws IOException {
        if (wantsPage(request)) {
            response.sendRedirect(request.getContextPath() + SIGN_IN);
        } else {
            challenge(request, response, cause);
        }
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause) throws IOException {
        answer(request, response, cause instanceof CsrfException && tooLarge(request) ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.FORBIDDEN);
    }

    /** What is not offered does not exist, whoever asks. */
    void notFound(HttpServletRequest request, HttpServletResponse response, RuntimeException cause) throws IOException {
        answer(request, response, HttpStatus.NOT_FOUND);
    }

    void unavailable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpStatus.SERVICE_UNAVAILABLE);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        if (wantsPage(request)) {
            response.sendError(status.value());
        } else {
            problem(response, status);
        }
    }

    void problem(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatus(status));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean api = request.getServletPath().startsWith("/api/") || request.getServletPath().startsWith("/engine-rest");
        return !api && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** An upload beyond the limit cannot be read, its CSRF token neither: say what is really wrong. */
    private static boolean tooLarge(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException limitExceeded) {
            return true;
        } catch (ServletException notMultipart) {
            return false;
        }
    }
}
