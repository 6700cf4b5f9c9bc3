package org.closedloop.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at whose data, for whoever answers for data protection: user ids and references only. */
@Repository
public class AccessLog {

    /**
     * One look.
     *
     * @param name of the user, or the user's id when nobody of that name is known
     * @param what where the case was shown: "task", "case", "list", "day" …
     */
    public record Look(Instant at, String userId, String name, String reference, String what) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that a user looked at many cases at once. */
    @Transactional
    public void note(List<String> references, String user, String what) {
        jdbc.sql("""
                insert into access_log (case_id, at, user_id, what)
                select id, :at, :user, :what from service_case where reference = any(cast(:references as text[]))""")
                .param("at", Timestamp.from(clock.instant())).param("user", user).param("what", what)
                .param("references", references.toArray(String[]::new)).update();
    }

    /** Newest first; null asks for every case, or every user. */
    @Transactional(readOnly = true)
    public List<Look> find(String reference, String userId, int from, int most) {
        return jdbc.sql("""
                select a.at, a.user_id, coalesce(s.name, a.user_id) as name, c.reference, a.what
                  from access_log a join service_case c on c.id = a.case_id left join staff_member s on s.user_id = a.user_id
                 where (cast(:reference as text) is null or c.reference = :reference) and (cast(:user as text) is null or a.user_id = :user)
                 order by a.at desc, a.id desc offset :from limit :most""")
                .param("reference", reference).param("user", userId).param("from", from).param("most", most).query(Look.class).list();
    }
}
