package org.closedloop.repair;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reports to the customer what was done, and that a warranty repair is free. */
@Component
class ReportService implements JavaDelegate {

    private final RepairEnding ending;

    ReportService(RepairEnding ending) {
        this.ending = ending;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<ServiceReport> sheet = ending.report(RepairProcess.CASE_REFERENCE.from(execution), RepairProcess.ROUND.from(execution),
                RepairProcess.order(execution));
        RepairProcess.SHEET_KEPT.set(execution, sheet.isPresent());
        RepairProcess.VISIT_SCORE.set(execution, sheet.map(ServiceReport::score).orElse(null));
        RepairProcess.VISIT_ATTITUDE.set(execution, sheet.map(ServiceReport::attitude).orElse(null));
    }
}
