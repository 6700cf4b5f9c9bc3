package org.closedloop.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.closedloop.engine.InvalidInput;
import org.closedloop.reporting.CostFigures.Costs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The reports of the months: opened when a month is over, gathered, reviewed, sent (R-320, R-321, F-08). One a month. */
@Service
@Transactional
public class MonthlyReports {

    private final MonthlyReportRows rows;
    private final MonthlyReportLetters letters;
    private final MonthlyReportProcess process;
    private final CostFigures figures;
    private final ReportDays days;
    private final Clock clock;

    MonthlyReports(MonthlyReportRows rows, MonthlyReportLetters letters, MonthlyReportProcess process, CostFigures figures, ReportDays days, Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.process = process;
        this.figures = figures;
        this.days = days;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<MonthlyReport> all() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    public Optional<MonthlyReport> find(String reference) {
        return rows.find(reference);
    }

    /** The report of the month before, whose measures are followed up (F-48). */
    @Transactional(readOnly = true)
    public Optional<MonthlyReport> before(MonthlyReport report) {
        return rows.find(MonthlyReport.referenceOf(report.yearMonth().minusMonths(1)));
    }

    /** The years without a calendar in which its days lie: only Saturdays and Sundays are assumed to be off. */
    public List<String> assumedYears(MonthlyReport report) {
        return days.assumed(report.yearMonth()).stream().map(String::valueOf).toList();
    }

    /** To whom it could not be delivered. */
    @Transactional(readOnly = true)
    public List<String> undelivered(MonthlyReport report) {
        return letters.undelivered(report);
    }

    /** The figures as they were gathered. */
    @Transactional(readOnly = true)
    public Costs figures(MonthlyReport report) {
        return rows.frozen(report);
    }

    /**
     * Opens a report for each month that is over and has none: those since the last one, or the last month when it would be the first and there
     * was anything to report. Whichever node is second finds nothing left to do.
     */
    void openDue() {
        Instant now = clock.instant();
        YearMonth ended = days.monthOf(now).minusMonths(1);
        Optional<YearMonth> first = rows.last().map(last -> last.plusMonths(1))
                .or(() -> rows.begun().filter(begun -> begun.isBefore(days.start(ended.plusMonths(1)))).map(begun -> ended));
        for (YearMonth month = first.orElse(ended.plusMonths(1)); !month.isAfter(ended); month = month.plusMonths(1)) {
            MonthlyReport report = new MonthlyReport(MonthlyReport.referenceOf(month), month.atDay(1), now, days.due(month, ReportPart.marketing),
                    days.due(month, ReportPart.technicalCentre), null, null, null, null, null, null, null, null, null);
            if (rows.open(report)) {
                process.start(report, days);
            }
        }
    }

    /** Keeps the month's figures as they are now; again after something was corrected. */
    void gather(String reference) {
        // whoever corrects a cost holds the report until it is written
        rows.hold(reference);
        MonthlyReport report = get(reference);
        rows.freeze(reference, figures.of(new Slice(start(report), end(report), null, null)), clock.instant());
    }

    /** A supervisor releases the figures, or says what has to be corrected before they are gathered again. */
    void review(String reference, boolean approved, String corrections, String by) {
        rows.hold(reference);
        MonthlyReport report = get(reference);
        if (approved && !rows.frozen(report).missingRates().isEmpty()) {
            throw new InvalidInput("approved", "no exchange rate: enter it in the table exchangeRate and gather again");
        }
        if (approved && rows.isEntered(report.gatheredAt(), start(report), end(report))) {
            throw new InvalidInput("approved", "costs were corrected since: choose No, and the figures are gathered again");
        }
        if (!approved && corrections == null) {
            throw new InvalidInput("corrections", "please fill in");
        }
        rows.reviewed(reference, approved ? null : corrections, by, clock.instant());
    }

    void write(String reference, String measures, String by) {
        get(reference);
        rows.measured(reference, measures, by);
    }

    /** Sends a part to its readers, once. */
    void send(String reference, ReportPart part) {
        MonthlyReport report = get(reference);
        if (report.sentAt(part) == null) {
            letters.send(report, rows.frozen(report), part);
            rows.sent(reference, part, clock.instant());
        }
    }

    /** The day has come on which it is due. */
    void warn(String reference, ReportPart part) {
        letters.warn(get(reference), part);
    }

    /** The day is over. */
    void missed(String reference, ReportPart part) {
        letters.missed(get(reference), part);
    }

    private Instant start(MonthlyReport report) {
        return days.start(report.yearMonth());
    }

    private Instant end(MonthlyReport report) {
        return days.start(report.yearMonth().plusMonths(1));
    }

    private MonthlyReport get(String reference) {
        return rows.find(reference).orElseThrow(() -> new IllegalStateException("no report " + reference));
    }
}
