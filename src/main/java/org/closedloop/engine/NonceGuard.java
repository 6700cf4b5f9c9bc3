package org.closedloop.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web applications keep the nonce of their security policy in the servlet context, one slot for all requests: whoever loads a page
 * while another request is under way may get a policy that forbids the page's own scripts. Here each request has its own slot.
 */
@Configuration(proxyBeanMethods = false)
class NonceGuard {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> noncePerRequest() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new NoncePerRequest());
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static final class NoncePerRequest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            ServletContext own = (ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
                    contextOf(request));
            chain.doFilter(new HttpServletRequestWrapper(request) {
                @Override
                public ServletContext getServletContext() {
                    return own;
                }
            }, response);
        }

        private static InvocationHandler contextOf(HttpServletRequest request) {
            ServletContext shared = request.getServletContext();
            return (proxy, method, arguments) -> {
                if (arguments != null && arguments.length > 0 && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0])) {
                    switch (method.getName()) {
                        case "getAttribute":
                            return request.getAttribute(ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE);
                        case "setAttribute":
                            request.setAttribute(ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE, arguments[1]);
                            return null;
                        default:
                    }
                }
                try {
                    return method.invoke(shared, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
        }
    }
}
