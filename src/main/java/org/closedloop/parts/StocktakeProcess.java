package org.closedloop.parts;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code stocktake}; its reference takes the place of a case's. */
@Component
class StocktakeProcess implements CaseVariables {

    static final String KEY = "stocktake";
    static final String STOCKTAKE_ASKED = "parts.stocktakeAsked";
    static final ProcessVariable<Boolean> OTHER_OPEN = ProcessVariable.flag("otherStocktakeOpen");
    static final ProcessVariable<Boolean> DIFFERENCES_FOUND = ProcessVariable.flag("differencesFound");
    static final ProcessVariable<Boolean> DIFFERENCES_APPROVED = ProcessVariable.flag("differencesApproved");
    private static final int USUAL = 45;

    private final RuntimeService runtime;

    StocktakeProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start() {
        runtime.startProcessInstanceByMessage(STOCKTAKE_ASKED);
    }

    static void named(DelegateExecution execution, String reference) {
        execution.setProcessBusinessKey(reference);
        CASE_REFERENCE.set(execution, reference);
        ROUND.set(execution, 1);
        CATEGORY.set(execution, "other");
        PRIORITY.set(execution, USUAL);
        TEAM.set(execution, "warehouse");
        CUSTOMER_TIER.set(execution, "none");
    }
}
