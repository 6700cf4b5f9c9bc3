package org.closedloop.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/** English or Simplified Chinese: what the reader chose ({@code ?lang=}, kept in a cookie), else what the browser prefers. */
class PageLanguage implements LocaleResolver, HandlerInterceptor {

    private static final String NAME = "lang";
    private static final String CHOSEN = PageLanguage.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
            return chosen;
        }
        return kept(request).orElseGet(() -> preferred(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        request.setAttribute(CHOSEN, locale);
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, locale.getLanguage()).path("/").httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").maxAge(Duration.ofDays(365)).build().toString());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET")) {
            offered(request.getParameter(NAME)).ifPresent(locale -> setLocale(request, response, locale));
        }
        return true;
    }

    private static Optional<Locale> kept(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(NAME)) {
                    return offered(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static Locale preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream().flatMap(locale -> offered(locale.getLanguage()).stream()).findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> offered(String language) {
        if ("zh".equals(language)) {
            return Optional.of(Locale.SIMPLIFIED_CHINESE);
        }
        return "en".equals(language) ? Optional.of(Locale.ENGLISH) : Optional.empty();
    }
}
