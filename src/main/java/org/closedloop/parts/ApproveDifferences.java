package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over whether the differences are booked or counted again. */
@Component
class ApproveDifferences implements TaskListener {

    private final Stocktakes stocktakes;

    ApproveDifferences(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "approved");
        boolean approved = input.flag("approved");
        stocktakes.decide(StocktakeProcess.CASE_REFERENCE.from(task), approved, input.by());
        StocktakeProcess.DIFFERENCES_APPROVED.set(task, approved);
    }
}
