package org.closedloop.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the lists of Camunda's web applications within the engine's limit of results: Tasklist asks for its filters 2000 at a
 * time and Cockpit for some lists without a bound, which the engine would refuse.
 */
class WebappListLimit extends OncePerRequestFilter {

    private static final String PARAMETER = "maxResults=";

    private final IntSupplier limit;

    /** The limit is asked for each time: the engine knows it only once it is built, after the web server's filters. */
    WebappListLimit(IntSupplier limit) {
        this.limit = limit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return bounded(super.getQueryString());
            }
        }, response);
    }

    String bounded(String query) {
        Stream<String> parameters = query == null ? Stream.empty() : Arrays.stream(query.split("&"));
        String others = parameters.filter(parameter -> !parameter.startsWith(PARAMETER) || withinLimit(parameter)).collect(Collectors.joining("&"));
        if (others.startsWith(PARAMETER) || others.contains("&" + PARAMETER)) {
            return others;
        }
        return others.isEmpty() ? PARAMETER + limit.getAsInt() : others + "&" + PARAMETER + limit.getAsInt();
    }

    private boolean withinLimit(String parameter) {
        String value = parameter.substring(PARAMETER.length());
        return value.matches("\\d{1,9}") && Integer.parseInt(value) <= limit.getAsInt();
    }
}
