package org.closedloop.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Languages and limits of the portal's pages. */
@Configuration(proxyBeanMethods = false)
class PortalWeb implements WebMvcConfigurer {

    private final RateLimits limits;
    private final PageLanguage language = new PageLanguage();

    PortalWeb(RateLimits limits) {
        this.limits = limits;
    }

    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language);
        registry.addInterceptor(new Door()).addPathPatterns("/api/complaints", "/api/repairs", "/api/inquiries", "/api/knowledge", "/file", "/repair",
                "/inquiry", "/track/**", "/survey/**");
        registry.addInterceptor(new StaffPage()).addPathPatterns("/staff/**");
    }

    private final class Door implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            boolean posted = request.getMethod().equals("POST");
            String path = request.getRequestURI();
            if (path.startsWith("/track") || path.startsWith("/survey") || path.startsWith("/api/knowledge")) {
                limits.pass(posted ? RateLimits.Door.reply : RateLimits.Door.lookup, request.getRemoteAddr());
            } else if (posted) {
                limits.pass(RateLimits.Door.filing, request.getRemoteAddr());
            }
            return true;
        }
    }

    /** Reads the form token early, for it opens a session, which must happen before a long page is under way; names the reader. */
    private static final class StaffPage implements HandlerInterceptor {

        @Override
        public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
            if (page != null && request.getUserPrincipal() != null) {
                page.addObject("staffUser", request.getUserPrincipal().getName());
                page.addObject("showZone", true);
                page.addObject("seesParts", request.getUserPrincipal() instanceof Authentication user && StaffPartsPages.mayRead(user));
                page.addObject("seesProducts", request.getUserPrincipal() instanceof Authentication user && StaffProductPages.mayRead(user));
                page.addObject("seesMaintenance", request.getUserPrincipal() instanceof Authentication user && StaffMaintenancePages.mayRead(user));
                page.addObject("keepsPlans", request.getUserPrincipal() instanceof Authentication user && StaffMaintenancePages.mayKeep(user));
                page.addObject("seesTeam", request.getUserPrincipal() instanceof Authentication user && StaffTeamPages.mayOpen(user));
                page.addObject("seesAccess", request.getUserPrincipal() instanceof Authentication user && StaffAccessPages.mayRead(user));
                page.addObject("seesFigures", request.getUserPrincipal() instanceof Authentication user && StaffFigurePages.mayRead(user));
                page.addObject("seesReports", request.getUserPrincipal() instanceof Authentication user && StaffFigurePages.mayReadReports(user));
                page.addObject("seesDay", request.getUserPrincipal() instanceof Authentication user && EngineerDayPages.mayOpen(user));
            }
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            return true;
        }
    }
}
