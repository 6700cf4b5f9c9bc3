package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Books the differences that were approved. */
@Component
class BookCorrections implements JavaDelegate {

    private final Stocktakes stocktakes;

    BookCorrections(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        stocktakes.correct(StocktakeProcess.CASE_REFERENCE.from(execution));
    }
}
