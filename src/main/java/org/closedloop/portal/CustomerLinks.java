package org.closedloop.portal;

import org.closedloop.cases.Cases;
import org.closedloop.followup.Surveys;
import org.closedloop.notification.LinkIssuer;
import org.springframework.stereotype.Component;

/** The links in letters to customers. */
@Component
class CustomerLinks implements LinkIssuer {

    private final Cases cases;
    private final Surveys surveys;
    private final PublicLinks links;

    CustomerLinks(Cases cases, Surveys surveys, PublicLinks links) {
        this.cases = cases;
        this.surveys = surveys;
        this.links = links;
    }

    @Override
    public String trackingLink(String caseReference) {
        return links.tracking(cases.trackingToken(caseReference));
    }

    @Override
    public String surveyLink(String caseReference, int round) {
        return links.survey(surveys.newLink(caseReference, round));
    }
}
