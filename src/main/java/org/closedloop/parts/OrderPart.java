package org.closedloop.parts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what purchasing ordered and when it is expected, or that it cannot be had. */
@Component
class OrderPart implements TaskListener {

    private final PartSupply supply;

    OrderPart(PartSupply supply) {
        this.supply = supply;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "expectedOn", "supplier", "orderNumber", "cannotSupply");
        UUID request = UUID.fromString(SparePartProcess.PART_REQUEST_ID.from(task));
        boolean obtainable = !input.optionalFlag("cannotSupply").orElse(false);
        SparePartProcess.PART_OBTAINABLE.set(task, obtainable);
        if (obtainable) {
            Optional<LocalDate> expected = input.optionalText("expectedOn").map(date -> input.date("expectedOn"));
            SparePartProcess.PART_EXPECTED_ON.set(task, supply.order(request, expected, Field.line(input, "supplier"),
                    Field.line(input, "orderNumber"), input.by()).toString());
        } else {
            supply.giveUp(request, input.by());
        }
    }
}
