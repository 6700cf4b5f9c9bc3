package org.closedloop.parts;

import org.springframework.stereotype.Component;

/** When stock is counted, for the start event of {@code stocktake.bpmn}; read when the model is deployed, so it knows nothing but settings. */
@Component("stocktakeSchedule")
public class StocktakeSchedule {

    /** a date that this software will not see */
    private static final String NEVER = "R1/2999-01-01T00:00:00/P1Y";

    private final PartSettings settings;

    StocktakeSchedule(PartSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return settings.stocktake().equals("never") ? NEVER : settings.stocktake();
    }
}
