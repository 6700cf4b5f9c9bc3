package org.closedloop.portal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Second line against CVE-2026-109432: only administrators send expressions to the engine, in whatever depth of a request they hide.
 * Stored filters are run by their id and so go on working for everybody.
 */
class WebSecurityExpressions extends OncePerRequestFilter {

    private static final String SUFFIX = "Expression";
    private static final int MAX_BODY = 2 * 1024 * 1024;

    private final WebSecurityAnswers answers;
    private final Predicate<HttpServletRequest> mayUseExpressions;
    private final JsonFactory json = new JsonFactory();

    WebSecurityExpressions(WebSecurityAnswers answers, Predicate<HttpServletRequest> mayUseExpressions) {
        this.answers = answers;
        this.mayUseExpressions = mayUseExpressions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/engine-rest") && !path.startsWith("/camunda/api/") || mayUseExpressions.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // the query string only: asking for parameters would swallow a form body
        if (queryNamesExpression(request.getQueryString())) {
            answers.problem(response, HttpStatus.BAD_REQUEST);
            return;
        }
        if (!mayBeJson(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            answers.problem(response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (namesExpression(body)) {
            answers.problem(response, HttpStatus.BAD_REQUEST);
        } else {
            chain.doFilter(new Repeated(request, body), response);
        }
    }

    /** A body without a type is read as JSON by the REST API. */
    private static boolean mayBeJson(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().matches("POST|PUT|PATCH|DELETE")
                && (type == null || !type.startsWith("multipart/") && !type.startsWith("application/x-www-form-urlencoded"));
    }

    private static boolean queryNamesExpression(String query) {
        if (query == null) {
            return false;
        }
        for (String pair : query.split("&")) {
            String name = pair.split("=", 2)[0];
            if (name.endsWith(SUFFIX) || name.contains("%") && decoded(name).endsWith(SUFFIX)) {
                return true;
            }
        }
        return false;
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return SUFFIX;
        }
    }

    /** Unreadable JSON goes on to the REST API, whose parser is the same and which answers it. */
    private boolean namesExpression(byte[] body) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().endsWith(SUFFIX)) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private static final class Repeated extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Repeated(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return body.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body is already there");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
