package org.closedloop.parts;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The spare parts that a case asked for, and how far each has come. */
@Repository
public class CaseParts {

    /**
     * One request.
     *
     * @param state requested, reserved, missing, ordered, issued, received, unavailable or released
     * @param expectedOn when an ordered part should come; null when none is on its way
     */
    public record CasePart(String partNumber, String name, int quantity, LocalDate neededBy, String state, LocalDate expectedOn) {}

    private final JdbcClient jdbc;

    CaseParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<CasePart> of(String caseReference) {
        return jdbc.sql("""
                select r.part_number, r.name, r.quantity, r.needed_by, r.state,
                       (select max(o.expected_on) from part_order o
                         where o.request_id = r.id and o.received_at is null and o.replaced_at is null) as expected_on
                  from part_request r where r.case_reference = :case order by r.requested_at, r.id""")
                .param("case", caseReference).query(CasePart.class).list();
    }
}
