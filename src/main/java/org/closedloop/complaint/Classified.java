package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.closedloop.cases.ServiceCase;

/** The routing facts that follow from a classification. */
final class Classified {

    private Classified() {}

    static void remember(VariableScope scope, ServiceCase classified, String team) {
        ComplaintProcess.CATEGORY.set(scope, classified.category().name());
        ComplaintProcess.URGENCY.set(scope, classified.urgency().name());
        ComplaintProcess.IMPORTANCE.set(scope, classified.importance().name());
        ComplaintProcess.PRIORITY.set(scope, classified.priority());
        ComplaintProcess.TEAM.set(scope, team);
    }
}
