package org.closedloop.parts;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a stocktake of everything in the catalogue, unless one is under way. */
@Component
class OpenStocktake implements JavaDelegate {

    private final Stocktakes stocktakes;

    OpenStocktake(Stocktakes stocktakes) {
        this.stocktakes = stocktakes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<String> opened = stocktakes.open(execution.getProcessInstanceId());
        opened.ifPresent(reference -> StocktakeProcess.named(execution, reference));
        StocktakeProcess.OTHER_OPEN.set(execution, opened.isEmpty());
    }
}
