package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the engineer's answer, with the appointment agreed. */
@Component
class ConfirmDispatch implements TaskListener {

    private final Dispatching dispatching;

    ConfirmDispatch(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "accepted", "appointmentAt", "declineReason");
        boolean accepted = input.flag("accepted");
        if (accepted) {
            dispatching.accept(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.ROUND.from(task), RepairProcess.order(task),
                    input.moment("appointmentAt"), input.by());
        } else {
            dispatching.decline(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.ROUND.from(task), RepairProcess.order(task),
                    input.optionalText("declineReason").orElse(null), input.by());
        }
        RepairProcess.ACCEPTED.set(task, accepted);
    }
}
