package org.closedloop.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * A browser repeats Basic credentials on requests that other sites make it send, but names the site in {@code Origin} when it does.
 * Programs send no such header.
 */
final class WebSecurityOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private WebSecurityOrigin() {
    }

    static boolean foreign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !SAFE.contains(request.getMethod()) && !sameHost(origin, request.getHeader(HttpHeaders.HOST));
    }

    static boolean basicFromHere(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6) && !foreign(request);
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return URI.create(origin).getAuthority() != null && URI.create(origin).getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
