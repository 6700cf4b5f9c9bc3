package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.cases.Responsibility;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.Verification;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the preliminary verification: true or not, findings, root cause. */
@Component
class VerifyComplaint implements TaskListener {

    private final ComplaintSteps steps;

    VerifyComplaint(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "substantiated", "findings", "rootCause", "responsibility", "majorQuality", "minutesSpent");
        Verification found = new Verification(input.flag("substantiated"), input.text("findings"), input.code("rootCause", RootCause.class),
                input.optionalCode("responsibility", Responsibility.class).orElse(null));
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        steps.verifyComplaint(reference, ComplaintProcess.ROUND.from(task), found, input.by());
        steps.spend(reference, input);
        ComplaintProcess.SUBSTANTIATED.set(task, found.substantiated());
        ComplaintProcess.MAJOR_QUALITY.set(task, input.optionalFlag("majorQuality").orElse(false));
    }
}
