package org.closedloop.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.closedloop.classification.Category;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How matters like this one were solved before: of the same product or category, told in like words, closed with a satisfied customer. */
@Repository
public class SimilarCases {

    private static final int MOST = 5;
    private static final double LEAST_IN_COMMON = 0.3;
    /** The newest of the product and of the category: enough to choose from, and as cheap with a million cases. */
    private static final String CANDIDATES = """
            with near as (
                (select * from service_case where state = 'closed' and product_model = :model order by closed_at desc limit 150)
                union
                (select * from service_case where state = 'closed' and category = :category order by closed_at desc limit 150))
            select c.reference, c.category, c.product_model, c.closed_at, c.description, r.solution_type, r.root_cause, r.solution, r.result
              from near c join case_round r on r.case_id = c.id and r.number = c.round and r.outcome = 'satisfied'
             where c.id <> :id and coalesce(r.solution, r.result) is not null""";

    private record Candidate(SimilarCase one, double inCommon) {}

    private final JdbcClient jdbc;

    SimilarCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Most alike first. */
    @Transactional(readOnly = true)
    public List<SimilarCase> to(ServiceCase file) {
        return jdbc.sql(CANDIDATES).param("id", file.id()).param("model", file.productModel())
                .param("category", file.category() == null ? null : file.category().name())
                .query((row, number) -> new Candidate(similar(row), Similarity.share(file.description(), row.getString("description")))).list().stream()
                .filter(candidate -> candidate.inCommon() >= LEAST_IN_COMMON)
                .sorted(Comparator.comparing(Candidate::inCommon).reversed().thenComparing(candidate -> candidate.one().reference()))
                .limit(MOST).map(Candidate::one).toList();
    }

    private static SimilarCase similar(ResultSet row) throws SQLException {
        return new SimilarCase(row.getString("reference"), code(row, "category", Category.class), row.getString("product_model"),
                row.getTimestamp("closed_at").toInstant(), code(row, "solution_type", SolutionType.class), code(row, "root_cause", RootCause.class),
                row.getString("solution"), row.getString("result"));
    }

    private static <E extends Enum<E>> E code(ResultSet row, String column, Class<E> type) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : Enum.valueOf(type, code);
    }
}
