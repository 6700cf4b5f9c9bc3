package org.closedloop.repair;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.closedloop.classification.Coverage;
import org.springframework.stereotype.Component;

/** Free or chargeable by the warranty table (R-144 to R-150, C-17). */
@Component
class DecideCoverage implements JavaDelegate {

    private final Quotations quotations;

    DecideCoverage(Quotations quotations) {
        this.quotations = quotations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID order = RepairProcess.order(execution);
        Coverage coverage = quotations.cover(RepairProcess.CASE_REFERENCE.from(execution), order,
                RepairProcess.PART_CLASS.orNull(execution));
        boolean settled = coverage.code() == Coverage.Code.free || quotations.acceptedAlready(order);
        RepairProcess.QUOTATION_NEEDED.set(execution, !settled);
        RepairProcess.AGREED.set(execution, settled);
        RepairProcess.OUTSIDE_MAKER.set(execution, quotations.madeOutside(order));
    }
}
