package org.closedloop.repair;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the customer decided by phone (R-146, G-09). */
@Component
class RecordCustomerDecision implements TaskListener {

    private final Quotations quotations;

    RecordCustomerDecision(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "quotationAccepted");
        boolean accepted = input.flag("quotationAccepted");
        quotations.record(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), accepted, input.by());
        RepairProcess.AGREED.set(task, accepted);
    }
}
