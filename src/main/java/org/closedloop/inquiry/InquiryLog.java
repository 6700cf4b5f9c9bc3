package org.closedloop.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.classification.Category;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The inquiries of a period: questions for better answers, suggestions to improve products and service. */
@Repository
@Transactional(readOnly = true)
public class InquiryLog {

    private static final String OF_PERIOD = """
              from inquiry i join service_case c on c.id = i.case_id
             where i.filed_at >= :from and i.filed_at < :until and (cast(:kind as text) is null or i.kind = :kind)
               and (cast(:category as text) is null or c.category = :category)
               and (cast(:model as text) is null or lower(c.product_model) = lower(:model))""";
    private static final String NEWEST = """
            select c.reference, i.kind, c.filed_at, c.state, c.channel, c.category, c.product_model, c.description,
                   (select r.response from case_round r where r.case_id = c.id and r.response is not null order by r.number desc limit 1) answer,
                   case when c.type <> 'inquiry' then c.type end turned_into"""
            + OF_PERIOD + " order by c.filed_at desc, c.reference desc limit :most";
    private static final String COUNTED = "select c.category, c.product_model, count(*) inquiries" + OF_PERIOD
            + " group by c.category, c.product_model order by 3 desc, 1, 2 limit :most";

    /**
     * Which inquiries.
     *
     * @param kind     null: all
     * @param category null: all
     * @param model    null: all
     */
    public record Period(Instant from, Instant until, InquiryKind kind, Category category, String model) {}

    /** How many inquiries there are of a category about a product; both may be unknown. */
    public record Share(Category category, String productModel, int inquiries) {}

    private final JdbcClient jdbc;

    InquiryLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<LoggedInquiry> of(Period period, int most) {
        return asked(NEWEST, period, most).query(InquiryLog::logged).list();
    }

    /** The most frequent first. */
    public List<Share> counted(Period period, int most) {
        return asked(COUNTED, period, most)
                .query((row, number) -> new Share(category(row), row.getString("product_model"), row.getInt("inquiries"))).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Period period, int most) {
        return jdbc.sql(sql).param("from", Timestamp.from(period.from())).param("until", Timestamp.from(period.until()))
                .param("kind", name(period.kind())).param("category", name(period.category())).param("model", period.model()).param("most", most);
    }

    private static LoggedInquiry logged(ResultSet row, int number) throws SQLException {
        return new LoggedInquiry(row.getString("reference"), InquiryKind.valueOf(row.getString("kind")), row.getTimestamp("filed_at").toInstant(),
                CaseState.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")), category(row), row.getString("product_model"), row.getString("description"),
                row.getString("answer"), row.getString("turned_into"));
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Category category(ResultSet row) throws SQLException {
        String category = row.getString("category");
        return category == null ? null : Category.valueOf(category);
    }
}
