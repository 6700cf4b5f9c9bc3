package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the superior decides on a fault beyond the engineer. */
@Component
class DecideBeyondEngineer implements TaskListener {

    private final RepairWork work;

    DecideBeyondEngineer(RepairWork work) {
        this.work = work;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "decision", "guidance");
        BeyondDecision decision = input.code("decision", BeyondDecision.class);
        boolean ends = decision == BeyondDecision.end;
        String guidance = ends ? input.text("guidance") : input.optionalText("guidance").orElse(null);
        work.decideBeyond(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), decision.name(), guidance, input.by());
        if (ends) {
            work.giveUp(RepairProcess.order(task), "beyondRepair");
        }
        RepairProcess.GIVEN_UP.set(task, ends);
        RepairProcess.DIAGNOSIS.set(task, ends ? "ended" : Diagnosing.VISIT);
    }
}
