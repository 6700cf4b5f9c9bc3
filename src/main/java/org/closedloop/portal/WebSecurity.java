package org.closedloop.portal;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.closedloop.engine.StaffRoles;
import org.closedloop.staff.Teams;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Who may reach which path. One chain per kind of caller, the most specific first; what no chain names does not exist. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String CONTENT_SECURITY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final WebSecurityUsers users;
    private final WebSecurityAnswers answers;

    WebSecurity(WebSecurityUsers users, WebSecurityAnswers answers) {
        this.users = users;
        this.answers = answers;
    }

    /** The management port has its own address (loopback) and shows only what is exposed there, read-only. */
    @Bean
    @Order(0)
    SecurityFilterChain managementPort(HttpSecurity http) throws Exception {
        http.securityMatcher(WebSecurity::onManagementPort)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(withDefaults().matcher(HttpMethod.GET, "/actuator/**")).permitAll()
                        .anyRequest().denyAll())
                .exceptionHandling(missing())
                .csrf(AbstractHttpConfigurer::disable);
        return stateless(http).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identities) throws Exception {
        http.securityMatcher(paths("/engine-rest", "/engine-rest/**"))
                .authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(answers::challenge))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(WebSecurityOrigin::foreign).denyAll()
                        // models are code that runs in our process
                        .requestMatchers(deployments()).hasAuthority(StaffRoles.ADMINISTRATORS)
                        .anyRequest().hasAuthority(StaffRoles.STAFF))
                .exceptionHandling(refusing(answers::challenge))
                .addFilterAfter(new WebSecurityExpressions(answers, WebSecurity::isAdministrator), AuthorizationFilter.class)
                .addFilterAfter(new WebSecurityEngineUser(identities), WebSecurityExpressions.class)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(this::pageHeaders);
        return stateless(http).build();
    }

    /** Tasklist, Cockpit and Admin bring sign-in, CSRF check and headers of their own; only their set-up is closed (CVE-2026-77226). */
    @Bean
    @Order(2)
    SecurityFilterChain camundaWebapps(HttpSecurity http, ProcessEngine engine) throws Exception {
        http.securityMatcher(paths("/camunda", "/camunda/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(paths("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**")).denyAll()
                        .anyRequest().permitAll())
                .exceptionHandling(refusing((request, response, cause) -> answers.forbidden(request, response, null)))
                .addFilterAfter(new WebSecurityExpressions(answers, new WebSecurityCamundaSession(users, engine.getName())::isAdministrator),
                        AuthorizationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().httpStrictTransportSecurity(Customizer.withDefaults())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)));
        return stateless(http).build();
    }

    @Bean
    @Order(3)
    @Profile("demo")
    SecurityFilterChain demoTools(HttpSecurity http, ProcessEngine engine) throws Exception {
        http.securityMatcher(paths("/api/demo/**", "/demo/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(StaffRoles.ADMINISTRATORS));
        return staffOnly(http, engine, answers::challenge).build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain staffApi(HttpSecurity http, ProcessEngine engine) throws Exception {
        http.securityMatcher(paths("/api/cases", "/api/cases/**", "/api/watch/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(paths("/api/watch/**")).hasAnyAuthority(StaffRoles.MANAGEMENT, StaffRoles.SUPERVISORS)
                        .anyRequest().hasAuthority(StaffRoles.STAFF));
        return staffOnly(http, engine, answers::challenge).build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain staffPages(HttpSecurity http, ProcessEngine engine) throws Exception {
        http.securityMatcher(paths("/staff", "/staff/**"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(paths("/staff/day", "/staff/day/**")).access((user, request) ->
                                new AuthorizationDecision(EngineerDayPages.mayOpen(user.get())))
                        .requestMatchers(paths("/staff/figures/reports", "/staff/figures/reports/**")).hasAnyAuthority(StaffRoles.MANAGEMENT,
                                StaffRoles.SUPERVISORS, Teams.QUALITY)
                        .requestMatchers(paths("/staff/inquiries.csv")).hasAnyAuthority(StaffRoles.MANAGEMENT, StaffRoles.SUPERVISORS,
                                Teams.QUALITY)
                        .requestMatchers(paths("/staff/figures", "/staff/figures/**")).hasAnyAuthority(StaffRoles.MANAGEMENT, StaffRoles.SUPERVISORS)
                        .anyRequest().hasAuthority(StaffRoles.STAFF));
        return staffOnly(http, engine, answers::signIn).build();
    }

    /** No cookie is read here, so there is nothing another site could abuse. */
    @Bean
    @Order(6)
    SecurityFilterChain publicApi(HttpSecurity http) throws Exception {
        http.securityMatcher(paths("/api/complaints", "/api/repairs", "/api/inquiries", "/api/knowledge", "/actuator/health"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(this::pageHeaders);
        return stateless(http).build();
    }

    @Bean
    @Order(7)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        http.securityMatcher(paths("/assets/**", "/css/**", "/js/**", "/images/**", "/brand/**", "/favicon.ico", "/robots.txt"))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(request -> request.getMethod().equals("GET") || request.getMethod().equals("HEAD")).permitAll()
                        .anyRequest().denyAll())
                .exceptionHandling(missing())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> pageHeaders(headers).cacheControl(HeadersConfigurer.CacheControlConfig::disable));
        return stateless(http).build();
    }

    /** The customer's pages: no session; the token of their forms is compared with a cookie. */
    @Bean
    @Order(8)
    SecurityFilterChain customerPages(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(token -> token.sameSite("Lax"));
        // read at once: a page longer than the buffer would be under way before its form asks for the token
        XorCsrfTokenRequestAttributeHandler atOnce = new XorCsrfTokenRequestAttributeHandler();
        atOnce.setCsrfRequestAttributeName(null);
        http.securityMatcher(paths("/", "/file", "/file/**", "/repair", "/inquiry", "/track", "/track/**", "/survey", "/survey/**", "/error"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // these pages know nobody, so a program without cookies has nothing that another site could abuse
                .csrf(csrf -> csrf.csrfTokenRepository(cookie).csrfTokenRequestHandler(atOnce)
                        .ignoringRequestMatchers(request -> request.getCookies() == null && request.getHeader(HttpHeaders.ORIGIN) == null))
                .exceptionHandling(refusing((request, response, cause) -> answers.forbidden(request, response, null)))
                .headers(this::pageHeaders);
        return stateless(http).build();
    }

    @Bean
    @Order(9)
    SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(missing())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(this::pageHeaders);
        return stateless(http).build();
    }

    /** Basic credentials or Tasklist's session; with the session, changes need a CSRF token as well. */
    private HttpSecurity staffOnly(HttpSecurity http, ProcessEngine engine, AuthenticationEntryPoint entry) throws Exception {
        http.authenticationProvider(users)
                .httpBasic(basic -> basic.authenticationEntryPoint(entry))
                .addFilterAfter(new WebSecurityCamundaSession(users, engine.getName()), BasicAuthenticationFilter.class)
                .exceptionHandling(refusing(entry))
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(WebSecurityOrigin::basicFromHere))
                .headers(this::pageHeaders);
        return stateless(http);
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    private HeadersConfigurer<HttpSecurity> pageHeaders(HeadersConfigurer<HttpSecurity> headers) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS));
    }

    private Customizer<ExceptionHandlingConfigurer<HttpSecurity>> refusing(
            AuthenticationEntryPoint entry) {
        return refusal -> refusal.authenticationEntryPoint(entry).accessDeniedHandler(answers::forbidden);
    }

    private Customizer<ExceptionHandlingConfigurer<HttpSecurity>> missing() {
        return refusal -> refusal.authenticationEntryPoint(answers::notFound).accessDeniedHandler(answers::notFound);
    }

    private static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns).map(pattern -> (RequestMatcher) withDefaults().matcher(pattern)).toList());
    }

    private static RequestMatcher deployments() {
        return new OrRequestMatcher(
                withDefaults().matcher(HttpMethod.POST, "/engine-rest/deployment/**"),
                withDefaults().matcher(HttpMethod.POST, "/engine-rest/engine/*/deployment/**"),
                withDefaults().matcher(HttpMethod.DELETE, "/engine-rest/deployment/**"),
                withDefaults().matcher(HttpMethod.DELETE, "/engine-rest/engine/*/deployment/**"));
    }

    private static boolean isAdministrator(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals(StaffRoles.ADMINISTRATORS));
    }

    private static boolean onManagementPort(HttpServletRequest request) {
        return WebServerApplicationContext.hasServerNamespace(
                WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()), "management");
    }
}
