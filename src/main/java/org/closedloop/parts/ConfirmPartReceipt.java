package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over whether the engineer has the part; without an answer it counts as received. */
@Component
class ConfirmPartReceipt implements TaskListener {

    private final PartSupply supply;

    ConfirmPartReceipt(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "received");
        boolean received = input.optionalFlag("received").orElse(true);
        supply.confirm(UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(task)), received, input.by());
        SparePartProcess.PART_RECEIVED.set(task, received);
        SparePartProcess.PART_SUPPLIED.set(task, received);
    }
}
