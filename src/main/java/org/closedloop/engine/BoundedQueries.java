package org.closedloop.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A query over HTTP without {@code maxResults} gets the limit instead of the engine's refusal: the engine's own web applications,
 * and callers with few results, do not page. Asking for more than the limit is still refused.
 */
@Configuration(proxyBeanMethods = false)
class BoundedQueries {

    private static final String LIMIT = "maxResults=1000";

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> boundedQueriesFilter() {
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String query = request.getQueryString();
                boolean bounded = query != null && query.contains("maxResults=");
                chain.doFilter(bounded ? request : new Bounded(request), response);
            }
        });
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            String query = super.getQueryString();
            return query == null || query.isEmpty() ? LIMIT : query + "&" + LIMIT;
        }
    }
}
