package org.closedloop.reporting;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code monthlyServiceReport}; the report's reference takes the place of a case's. */
@Component
class MonthlyReportProcess implements CaseVariables {

    static final String MONTH_ENDED = "reporting.monthEnded";
    static final ProcessVariable<Boolean> FIGURES_APPROVED = ProcessVariable.flag("figuresApproved");
    static final ProcessVariable<String> REPORT_PART = ProcessVariable.text("reportPart");
    /** high: others wait for it */
    private static final int PRIORITY_OF_REPORTS = 65;

    private final RuntimeService runtime;

    MonthlyReportProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(MonthlyReport report, ReportDays days) {
        runtime.startProcessInstanceByMessage(MONTH_ENDED, report.reference(), Map.ofEntries(
                Map.entry(CASE_REFERENCE.name(), report.reference()), Map.entry(ROUND.name(), 1), Map.entry(CATEGORY.name(), "other"),
                Map.entry(PRIORITY.name(), PRIORITY_OF_REPORTS), Map.entry(TEAM.name(), Teams.SERVICE_SUPERVISORS), Map.entry(CUSTOMER_TIER.name(), "none"),
                Map.entry("marketingDueAt", Date.from(report.marketingDueAt())), Map.entry("technicalDueAt", Date.from(report.technicalDueAt())),
                Map.entry("marketingWarnedAt", warned(report.marketingDueAt(), days)), Map.entry("technicalWarnedAt", warned(report.technicalDueAt(), days))));
    }

    private static Date warned(Instant due, ReportDays days) {
        return Date.from(days.beginningOf(due));
    }
}
