package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares what was counted with the books. */
@Component
class CompareCounts implements JavaDelegate {

    private final Stocktakes stocktakes;

    CompareCounts(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        StocktakeProcess.DIFFERENCES_FOUND.set(execution, stocktakes.differs(StocktakeProcess.CASE_REFERENCE.from(execution)));
    }
}
