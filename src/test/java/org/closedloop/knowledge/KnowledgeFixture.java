package org.closedloop.knowledge;

import java.util.UUID;
import org.closedloop.RunningApplication;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases in the register as any loop leaves them, without a loop. */
abstract class KnowledgeFixture extends RunningApplication {

    static final String EDITOR = "quality";
    static final String CLERK = "customer-service";

    @Autowired
    Cases cases;
    @Autowired
    Customers customers;
    @Autowired
    Articles articles;
    @Autowired
    KnowledgeSearch search;
    @Autowired
    Uses uses;
    @Autowired
    JdbcClient jdbc;

    ServiceCase filed(String type, String model, String problem) {
        return filed(new ContactDetails("Customer " + UUID.randomUUID(), UUID.randomUUID() + "@example.com", null, "en"), type, model,
                null, problem);
    }

    ServiceCase filed(ContactDetails who, String type, String model, String serial, String problem) {
        Customer customer = customers.register(who);
        return cases.file(new Filing(type, customer.id(), customer.tier(), Channel.web, Sender.customer, model, serial, problem, null, false,
                CLERK, CLERK));
    }

    void classified(String reference, Category category) {
        cases.classify(reference, new Classification(category, Urgency.normal, Importance.normal, false, true, "test"), CLERK);
    }

    void closed(String reference, Outcome outcome, Integer score) {
        cases.closeRound(reference, cases.get(reference).round(), outcome, score);
        cases.close(reference, CaseState.closed);
    }

    /** A matter that was answered to the customer's satisfaction. */
    Article learned(String model, String problem, String solution) {
        String reference = filed("complaint", model, problem).reference();
        cases.respond(reference, 1, solution, CLERK);
        closed(reference, Outcome.satisfied, 5);
        return articles.of(reference).orElseThrow();
    }
}
