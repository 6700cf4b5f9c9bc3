package org.closedloop.reporting;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over whether the figures are released or gathered again. */
@Component
class ReviewFigures implements TaskListener {

    private final MonthlyReports reports;

    ReviewFigures(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "approved", "corrections");
        boolean approved = input.flag("approved");
        reports.review(MonthlyReportProcess.CASE_REFERENCE.from(task), approved, input.optionalText("corrections").orElse(null), input.by());
        MonthlyReportProcess.FIGURES_APPROVED.set(task, approved);
    }
}
