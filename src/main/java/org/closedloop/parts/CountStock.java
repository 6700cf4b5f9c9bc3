package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Ends the count when every line has a number; the numbers are entered on the staff page. */
@Component
class CountStock implements TaskListener {

    private final Stocktakes stocktakes;

    CountStock(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "remarks");
        stocktakes.counted(StocktakeProcess.CASE_REFERENCE.from(task), input.optionalText("remarks").orElse(null));
    }
}
