package org.closedloop.notification;

/** Issues the links to a customer's pages at the moment a message leaves, so that no link lies in the outbox. */
public interface LinkIssuer {

    String trackingLink(String caseReference);

    String surveyLink(String caseReference, int round);
}
