package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over whether the management lets the repair go on (G-07). */
@Component
class DecideFurtherRepair implements TaskListener {

    private final RepairEnding ending;

    DecideFurtherRepair(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "continueRepair", "reason", "recourse");
        boolean goesOn = input.flag("continueRepair");
        ending.goOn(RepairProcess.CASE_REFERENCE.from(task), goesOn, RepairProcess.ROUND.from(task),
                goesOn ? input.optionalText("reason").orElse(null) : input.text("reason"),
                input.optionalText("recourse").orElse(null), input.by());
        RepairProcess.GOES_ON.set(task, goesOn);
    }
}
