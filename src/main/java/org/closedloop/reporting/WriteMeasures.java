package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the corrective measures of the month. */
@Component
class WriteMeasures implements TaskListener {

    private final MonthlyReports reports;

    WriteMeasures(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "correctiveMeasures");
        reports.write(MonthlyReportProcess.CASE_REFERENCE.from(task), input.text("correctiveMeasures"), input.by());
    }
}
