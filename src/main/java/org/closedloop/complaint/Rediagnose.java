package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.cases.RootCause;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the new diagnosis; the management may end what cannot be solved (R-252, G-07). */
@Component
class Rediagnose implements TaskListener {

    private final ComplaintSteps steps;

    Rediagnose(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "rediagnosis", "rootCause", "closeUnresolved", "reason", "recourse");
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        int round = ComplaintProcess.ROUND.from(task);
        boolean giveUp = input.optionalFlag("closeUnresolved").orElse(false);
        if (giveUp) {
            steps.giveUp(reference, round, input.text("reason"), input.optionalText("recourse").orElse(null), input.by());
        }
        String rediagnosis = giveUp ? input.optionalText("rediagnosis").orElse(null) : input.text("rediagnosis");
        steps.rediagnose(reference, round, rediagnosis, input.optionalCode("rootCause", RootCause.class).orElse(null), input.by());
        ComplaintProcess.CLOSE_UNRESOLVED.set(task, giveUp);
    }
}
