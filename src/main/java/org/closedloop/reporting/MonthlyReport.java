package org.closedloop.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The report of a month.
 *
 * @param reference {@code MR-26-09} for September 2026
 * @param month its first day
 * @param currency what its costs are added up in; null until they are gathered
 * @param corrections what a reviewer wanted to be corrected last; null: nothing
 * @param measures the corrective measures; null before they are written
 */
public record MonthlyReport(String reference, LocalDate month, Instant openedAt, Instant marketingDueAt, Instant technicalDueAt, String currency,
        Instant gatheredAt, String corrections, String reviewedBy, Instant reviewedAt, String measures, String measuresBy, Instant marketingSentAt,
        Instant technicalSentAt) {

    static String referenceOf(YearMonth month) {
        return "MR-%02d-%02d".formatted(month.getYear() % 100, month.getMonthValue());
    }

    YearMonth yearMonth() {
        return YearMonth.from(month);
    }

    Instant dueAt(ReportPart part) {
        return part == ReportPart.marketing ? marketingDueAt : technicalDueAt;
    }

    Instant sentAt(ReportPart part) {
        return part == ReportPart.marketing ? marketingSentAt : technicalSentAt;
    }
}
