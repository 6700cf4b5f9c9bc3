package org.closedloop.parts;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/**
 * Takes over from a repair task what became of the part: built in, with installation, configuration and test, or given back unused (R-195,
 * A second complete listener of the models that repair; without a part it does nothing.
 */
@Component
class RegisterParts implements TaskListener {

    private final Parts parts;

    RegisterParts(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "partSerialNumber", "partGivenBack", "partInstallation", "partConfiguration", "partTest",
                "partTestPassed");
        Installation done = new Installation(input.optionalText("partInstallation").orElse(null),
                input.optionalText("partConfiguration").orElse(null), input.optionalText("partTest").orElse(null),
                input.optionalFlag("partTestPassed").orElse(null));
        if (SparePartProcess.WORK_ORDER_ID.orNull(task) != null) {
            parts.settle(UUID.fromString(SparePartProcess.WORK_ORDER_ID.from(task)), SparePartProcess.CASE_REFERENCE.from(task),
                    Field.line(input, "partSerialNumber"), input.optionalFlag("partGivenBack").orElse(false), done, task.getId(),
                    input.by());
        }
    }
}
