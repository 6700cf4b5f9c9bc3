package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Classification;
import org.springframework.stereotype.Component;

/** Proposes category, urgency, importance and team, and says whether the rules are sure. */
@Component
class ClassifyComplaint implements JavaDelegate {

    private final ComplaintSteps steps;

    ClassifyComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = ComplaintProcess.CASE_REFERENCE.from(execution);
        Classification proposal = steps.proposal(reference);
        ServiceCase classified = steps.classifyComplaint(reference, proposal);
        Classified.remember(execution, classified, classified.team());
        ComplaintProcess.CLASSIFICATION_SURE.set(execution, proposal.sure());
        if (!proposal.sure()) {
            ComplaintProcess.PROPOSED_ABOUT_CONDUCT.set(execution, proposal.aboutConduct());
        }
    }
}
