package org.closedloop.parts;

import org.closedloop.engine.StartCycle;
import org.springframework.stereotype.Component;

/** When stock is counted, for the start event of {@code stocktake.bpmn}; read when the model is deployed, so it knows nothing but settings. */
@Component("stocktakeSchedule")
public class StocktakeSchedule {

    private final PartSettings settings;

    StocktakeSchedule(PartSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return StartCycle.of(settings.stocktake());
    }
}
