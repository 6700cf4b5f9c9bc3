package org.closedloop.reporting;

import org.closedloop.engine.StartCycle;
import org.springframework.stereotype.Component;

/** When is looked for months without a report, for the start event of {@code monthlyServiceReport.bpmn}; read when the model is deployed. */
@Component("monthlyReportSchedule")
public class MonthlyReportSchedule {

    private final ReportingSettings settings;

    MonthlyReportSchedule(ReportingSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return StartCycle.of(settings.sweep());
    }
}
