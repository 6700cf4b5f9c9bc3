package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records which part is needed for what, how many, by when and for whom. */
@Component
class RequestPart implements JavaDelegate {

    private final PartSupply supply;

    RequestPart(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Integer quantity = SparePartProcess.PART_QUANTITY.orNull(execution);
        UUID request = supply.request(new PartSupply.Need(execution.getProcessInstanceId(),
                UUID.fromString(SparePartProcess.WORK_ORDER_ID.from(execution)), SparePartProcess.CASE_REFERENCE.from(execution),
                SparePartProcess.NEEDED_PART.from(execution), quantity == null ? 1 : quantity,
                SparePartProcess.PART_ENGINEER.from(execution)));
        SparePartProcess.PART_REQUEST_ID.set(execution, request.toString());
        SparePartProcess.PART_SUPPLIED.set(execution, false);
    }
}
