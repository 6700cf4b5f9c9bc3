package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the warehouse hands out or sends, piece by piece, or that it is not there. */
@Component
class IssuePart implements TaskListener {

    private final PartSupply supply;

    IssuePart(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "serialNumber", "missing", "shipToAddress", "consignee", "contact");
        SparePartProcess.PART_ISSUED.set(task, supply.issue(UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(task)),
                Serials.split(input.optionalText("serialNumber").orElse(null)), input.optionalFlag("missing").orElse(false),
                new Shipment(input.optionalText("shipToAddress").orElse(null), Field.line(input, "consignee"),
                Field.line(input, "contact")),
                input.by()));
    }
}
