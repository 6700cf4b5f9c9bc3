package org.closedloop.portal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links that leave the application: always from the configured address, never from what a caller says our name is. */
@Component
class PublicLinks {

    private final String base;

    PublicLinks(@Value("${closedloop.public-url:http://localhost:8080}") String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    String tracking(String token) {
        return base + "/track/" + token;
    }

    String survey(String token) {
        return base + "/survey/" + token;
    }
}
