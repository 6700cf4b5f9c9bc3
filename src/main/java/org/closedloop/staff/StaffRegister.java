package org.closedloop.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables behind the directory. */
@Repository
class StaffRegister {

    private static final String SELECT = """
            select m.*, array(select team from staff_team t where t.user_id = m.user_id) as teams from staff_member m
            """;

    private final JdbcClient jdbc;

    StaffRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StaffEntry> find(String userId) {
        return jdbc.sql(SELECT + "where m.user_id = :userId").param("userId", userId).query(StaffRegister::entry).optional();
    }

    List<StaffEntry> all() {
        return jdbc.sql(SELECT + "order by m.user_id").query(StaffRegister::entry).list();
    }

    List<StaffEntry> activeIn(String team) {
        return jdbc.sql(SELECT + "join staff_team i on i.user_id = m.user_id and i.team = :team where m.active order by m.user_id")
                .param("team", team).query(StaffRegister::entry).list();
    }

    void insert(StaffEntry entry) {
        int inserted = jdbc.sql("""
                insert into staff_member (user_id, name, email, language, absent_from, absent_until, substitute, active, version)
                values (:userId, :name, :email, :language, :absentFrom, :absentUntil, :substitute, :active, 1)
                on conflict do nothing""")
                .paramSource(entry).update();
        requireOne(inserted);
        insertTeams(entry);
    }

    void update(StaffEntry entry) {
        int updated = jdbc.sql("""
                update staff_member set name = :name, email = :email, language = :language, absent_from = :absentFrom,
                    absent_until = :absentUntil, substitute = :substitute, active = :active, version = version + 1
                where user_id = :userId and version = :version""")
                .paramSource(entry).update();
        requireOne(updated);
        jdbc.sql("delete from staff_team where user_id = :userId").param("userId", entry.userId()).update();
        insertTeams(entry);
    }

    private void insertTeams(StaffEntry entry) {
        entry.teams().forEach(team -> jdbc.sql("insert into staff_team (user_id, team) values (:userId, :team)")
                .param("userId", entry.userId()).param("team", team).update());
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new OptimisticLockingFailureException("This staff entry was changed by somebody else meanwhile");
        }
    }

    private static StaffEntry entry(ResultSet row, int index) throws SQLException {
        return new StaffEntry(row.getString("user_id"), row.getString("name"), row.getString("email"), row.getString("language"),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("teams").getArray())), row.getObject("absent_from", LocalDate.class),
                row.getObject("absent_until", LocalDate.class), row.getString("substitute"), row.getBoolean("active"),
                row.getLong("version"));
    }
}
