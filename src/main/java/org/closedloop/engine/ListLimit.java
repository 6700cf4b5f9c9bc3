package org.closedloop.engine;

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
 * Keeps lists over HTTP within the engine's limit of results: a query that names no bound gets the limit instead of the engine's
 * refusal. The web applications' own larger bounds (Tasklist asks for 2000 filters) are lowered; those of other callers are refused.
 */
class ListLimit extends OncePerRequestFilter {

    private static final String PARAMETER = "maxResults=";

    private final IntSupplier limit;
    private final boolean lowersLarger;

    /** The limit is asked for each time: the engine knows it only once it is built, after the web server's filters. */
    ListLimit(IntSupplier limit, boolean lowersLarger) {
        this.limit = limit;
        this.lowersLarger = lowersLarger;
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
        String others = parameters.filter(parameter -> !parameter.startsWith(PARAMETER) || !lowersLarger || withinLimit(parameter)).collect(Collectors.joining("&"));
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
