package org.closedloop.notification;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts freshly issued links into a text that is about to leave. */
@Component
class LinkWriter {

    private static final String TRACKING = "{{trackingLink}}";
    private static final String SURVEY = "{{surveyLink}}";

    private final ObjectProvider<LinkIssuer> issuer;

    LinkWriter(ObjectProvider<LinkIssuer> issuer) {
        this.issuer = issuer;
    }

    OutgoingMessage write(OutgoingMessage message) {
        String text = message.text();
        if (text.contains(TRACKING)) {
            text = text.replace(TRACKING, issuer.getObject().trackingLink(message.caseReference()));
        }
        if (text.contains(SURVEY)) {
            text = text.replace(SURVEY, issuer.getObject().surveyLink(message.caseReference(), message.round()));
        }
        return message.withText(text);
    }
}
