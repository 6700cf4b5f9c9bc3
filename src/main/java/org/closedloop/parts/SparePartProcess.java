package org.closedloop.parts;

import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code sparePartSupply}. */
@Component
class SparePartProcess implements CaseVariables {

    static final String KEY = "sparePartSupply";
    static final String PART_ARRIVED = "parts.partArrived";

    static final ProcessVariable<String> WORK_ORDER_ID = ProcessVariable.text("workOrderId");
    static final ProcessVariable<String> NEEDED_PART = ProcessVariable.text("neededPart");
    /** Optional; one piece without it. */
    static final ProcessVariable<Integer> PART_QUANTITY = ProcessVariable.number("partQuantity");
    static final ProcessVariable<String> PART_ENGINEER = ProcessVariable.text("partEngineer");
    static final ProcessVariable<Boolean> PART_SUPPLIED = ProcessVariable.flag("partSupplied");

    static final ProcessVariable<String> PART_REQUEST_ID = ProcessVariable.text("partRequestId");
    static final ProcessVariable<Boolean> PART_RESERVED = ProcessVariable.flag("partReserved");
    static final ProcessVariable<String> PART_SOURCE = ProcessVariable.text("partSource");
    static final ProcessVariable<String> PART_BUYERS = ProcessVariable.text("partBuyers");
    static final ProcessVariable<Boolean> PART_OBTAINABLE = ProcessVariable.flag("partObtainable");
    static final ProcessVariable<String> PART_EXPECTED_ON = ProcessVariable.text("partExpectedOn");
    static final ProcessVariable<Boolean> PART_ISSUED = ProcessVariable.flag("partIssued");
    static final ProcessVariable<Boolean> PART_RECEIVED = ProcessVariable.flag("partReceived");

    private final RuntimeService runtime;

    SparePartProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Wakes whoever waits for this request's goods; one that does not wait just now looks at the stock by itself later. */
    void partArrived(PartRequest request) {
        runtime.createMessageCorrelation(PART_ARRIVED).processInstanceBusinessKey(request.caseReference())
                .processInstanceVariableEquals(PART_REQUEST_ID.name(), request.id().toString()).correlateAllWithResult();
    }
}
