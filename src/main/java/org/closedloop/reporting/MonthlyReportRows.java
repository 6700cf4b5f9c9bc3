package org.closedloop.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.closedloop.reporting.CostFigures.Cost;
import org.closedloop.reporting.CostFigures.Costs;
import org.closedloop.reporting.CostFigures.Effort;
import org.closedloop.reporting.CostFigures.Group;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of monthly reports. */
@Repository
class MonthlyReportRows {

    private final JdbcClient jdbc;

    MonthlyReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the month had no report yet; whoever is second waits for the first. */
    boolean open(MonthlyReport report) {
        return jdbc.sql("""
                insert into monthly_report (reference, month, opened_at, marketing_due_at, technical_due_at)
                values (:reference, :month, :at, :marketing, :technical) on conflict do nothing""")
                .param("reference", report.reference()).param("month", report.month()).param("at", Timestamp.from(report.openedAt()))
                .param("marketing", Timestamp.from(report.marketingDueAt())).param("technical", Timestamp.from(report.technicalDueAt())).update() == 1;
    }

    Optional<YearMonth> last() {
        return jdbc.sql("select max(month) from monthly_report").query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class))
                .map(YearMonth::from)).single();
    }

    /** When anything began that could be reported. */
    Optional<Instant> begun() {
        return jdbc.sql("select min(filed_at) from service_case").query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    List<MonthlyReport> all() {
        return jdbc.sql("select * from monthly_report order by month desc").query(MonthlyReportRows::report).list();
    }

    Optional<MonthlyReport> find(String reference) {
        return jdbc.sql("select * from monthly_report where reference = :reference").param("reference", reference).query(MonthlyReportRows::report)
                .optional();
    }

    /** Puts these figures in the place of those gathered before. */
    void freeze(String reference, Costs costs, Instant at) {
        jdbc.sql("delete from monthly_effort where reference = :reference").param("reference", reference).update();
        jdbc.sql("delete from monthly_cost where reference = :reference").param("reference", reference).update();
        costs.efforts().forEach(effort -> jdbc.sql("""
                insert into monthly_effort (reference, kind, people, trips, days) values (:reference, :kind, :people, :trips, :days)""")
                .param("reference", reference).param("kind", effort.kind().name()).param("people", effort.people()).param("trips", effort.trips())
                .param("days", effort.days()).update());
        costs.costs().forEach(cost -> jdbc.sql("""
                insert into monthly_cost (reference, kind, currency, amount, rate, converted)
                values (:reference, :kind, :currency, :amount, :rate, :converted)""")
                .param("reference", reference).param("kind", cost.kind().name()).param("currency", cost.currency()).param("amount", cost.amount())
                .param("rate", cost.rate()).param("converted", cost.converted()).update());
        jdbc.sql("update monthly_report set currency = :currency, gathered_at = :at where reference = :reference").param("currency", costs.currency())
                .param("at", Timestamp.from(at)).param("reference", reference).update();
    }

    Costs frozen(MonthlyReport report) {
        return new Costs(report.currency(), jdbc.sql("select kind, people, trips, days from monthly_effort where reference = :reference order by kind")
                .param("reference", report.reference()).query(Effort.class).list(),
                jdbc.sql("select * from monthly_cost where reference = :reference order by currency, kind").param("reference", report.reference())
                        .query((row, number) -> new Cost(Group.valueOf(row.getString("kind")), row.getString("currency"), row.getBigDecimal("amount"),
                                row.getBigDecimal("rate"), row.getBigDecimal("converted"))).list());
    }

    /** Holds the report until the transaction ends. */
    void hold(String reference) {
        jdbc.sql("select reference from monthly_report where reference = :reference for update").param("reference", reference)
                .query(String.class).single();
    }

    /** Whether a cost of the period was entered after a moment. */
    boolean isEntered(Instant after, Instant from, Instant to) {
        return jdbc.sql("""
                select exists (select from work_order w join work_order_cost k on k.work_order_id = w.id
                                where w.closed_at >= :from and w.closed_at < :to and k.entered_at > :after)""")
                .param("from", Timestamp.from(from)).param("to", Timestamp.from(to)).param("after", Timestamp.from(after))
                .query(Boolean.class).single();
    }

    void reviewed(String reference, String corrections, String by, Instant at) {
        jdbc.sql("update monthly_report set corrections = :corrections, reviewed_by = :by, reviewed_at = :at where reference = :reference")
                .param("corrections", corrections).param("by", by).param("at", Timestamp.from(at)).param("reference", reference).update();
    }

    void measured(String reference, String measures, String by) {
        jdbc.sql("update monthly_report set measures = :measures, measures_by = :by where reference = :reference").param("measures", measures)
                .param("by", by).param("reference", reference).update();
    }

    void sent(String reference, ReportPart part, Instant at) {
        String column = part == ReportPart.marketing ? "marketing_sent_at" : "technical_sent_at";
        jdbc.sql("update monthly_report set " + column + " = :at where reference = :reference and " + column + " is null")
                .param("at", Timestamp.from(at)).param("reference", reference).update();
    }

    private static MonthlyReport report(ResultSet row, int number) throws SQLException {
        return new MonthlyReport(row.getString("reference"), row.getObject("month", LocalDate.class), at(row, "opened_at"), at(row, "marketing_due_at"),
                at(row, "technical_due_at"), row.getString("currency"), at(row, "gathered_at"), row.getString("corrections"), row.getString("reviewed_by"),
                at(row, "reviewed_at"), row.getString("measures"), row.getString("measures_by"), at(row, "marketing_sent_at"), at(row, "technical_sent_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
