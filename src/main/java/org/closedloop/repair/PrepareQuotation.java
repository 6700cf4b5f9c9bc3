package org.closedloop.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what the repair costs. */
@Component
class PrepareQuotation implements TaskListener {

    private final Quotations quotations;

    PrepareQuotation(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "amount", "currency", "validUntil", "parts", "labour", "travel");
        BigDecimal amount = input.amount("amount");
        Instant expiresAt = quotations.prepare(RepairProcess.CASE_REFERENCE.from(task), RepairProcess.order(task), amount,
                input.currency("currency"), input.date("validUntil"),
                Arrays.asList(input.optionalText("parts").orElse(null), input.optionalText("labour").orElse(null),
                        input.optionalText("travel").orElse(null)), input.by());
        RepairProcess.QUOTATION_EXPIRES_AT.set(task, Date.from(expiresAt));
        RepairProcess.GOODWILL.set(task, amount.signum() == 0);
        RepairProcess.AGREED.set(task, amount.signum() == 0);
    }
}
