package org.closedloop.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables behind the directory. */
@Repository
class StaffRegister {

    private static final String SELECT = """
            select m.*, array(select team from staff_team t where t.user_id = m.user_id) as teams,
                array(select skill from staff_skill s where s.user_id = m.user_id) as skills from staff_member m
            """;

    /** The same in one pass over teams and skills, for lists of hundreds. */
    private static final String SELECT_MANY = """
            select m.*, coalesce(t.teams, '{}') as teams, coalesce(s.skills, '{}') as skills from staff_member m
              left join (select user_id, array_agg(team) as teams from staff_team group by user_id) t on t.user_id = m.user_id
              left join (select user_id, array_agg(skill) as skills from staff_skill group by user_id) s on s.user_id = m.user_id
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

    /** Everybody who works in one of the teams or stands in for somebody, by one statement. */
    List<StaffEntry> activeInAnyOrStandingIn(Collection<String> teams) {
        return jdbc.sql(SELECT_MANY + """
                where m.active and exists (select 1 from staff_team i where i.user_id = m.user_id and i.team = any(:teams))
                    or m.user_id in (select substitute from staff_member where substitute is not null) order by m.user_id""")
                .param("teams", teams.toArray(String[]::new)).query(StaffRegister::entry).list();
    }

    /** Everybody who has a substitute, and the substitutes, by one statement. */
    List<StaffEntry> standInsAndWhoHasOne() {
        return jdbc.sql(SELECT_MANY + """
                where m.substitute is not null or m.user_id in (select substitute from staff_member where substitute is not null)
                order by m.user_id""").query(StaffRegister::entry).list();
    }

    Map<String, String> names(Collection<String> userIds) {
        return jdbc.sql("select user_id, name from staff_member where user_id = any(:ids)").param("ids", userIds.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(StaffEntry entry) {
        int inserted = jdbc.sql("""
                insert into staff_member (user_id, name, email, language, absent_from, absent_until, substitute, active, version,
                    region, hours_from, hours_until)
                values (:userId, :name, :email, :language, :absentFrom, :absentUntil, :substitute, :active, 1, :region, :hoursFrom,
                    :hoursUntil)
                on conflict do nothing""").params(values(entry)).update();
        requireOne(inserted);
        insertTeamsAndSkills(entry);
    }

    void update(StaffEntry entry) {
        int updated = jdbc.sql("""
                update staff_member set name = :name, email = :email, language = :language, absent_from = :absentFrom,
                    absent_until = :absentUntil, substitute = :substitute, active = :active, version = version + 1,
                    region = :region, hours_from = :hoursFrom, hours_until = :hoursUntil
                where user_id = :userId and version = :version""").params(values(entry)).update();
        requireOne(updated);
        jdbc.sql("delete from staff_team where user_id = :userId").param("userId", entry.userId()).update();
        jdbc.sql("delete from staff_skill where user_id = :userId").param("userId", entry.userId()).update();
        insertTeamsAndSkills(entry);
    }

    private static Map<String, Object> values(StaffEntry entry) {
        Map<String, Object> values = new HashMap<>();
        values.put("userId", entry.userId());
        values.put("name", entry.name());
        values.put("email", entry.email());
        values.put("language", entry.language());
        values.put("absentFrom", entry.absentFrom());
        values.put("absentUntil", entry.absentUntil());
        values.put("substitute", entry.substitute());
        values.put("active", entry.active());
        values.put("version", entry.version());
        values.put("region", entry.fieldwork().region());
        values.put("hoursFrom", entry.fieldwork().hoursFrom());
        values.put("hoursUntil", entry.fieldwork().hoursUntil());
        return values;
    }

    private void insertTeamsAndSkills(StaffEntry entry) {
        entry.fieldwork().skills().forEach(skill -> jdbc.sql("insert into staff_skill (user_id, skill) values (:userId, :skill)")
                .param("userId", entry.userId()).param("skill", skill).update());
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
                codes(row, "teams"), row.getObject("absent_from", LocalDate.class),
                row.getObject("absent_until", LocalDate.class), row.getString("substitute"), row.getBoolean("active"),
                row.getLong("version"), new Fieldwork(codes(row, "skills"), row.getString("region"), row.getObject("hours_from", LocalTime.class),
                row.getObject("hours_until", LocalTime.class)));
    }

    private static SortedSet<String> codes(ResultSet row, String column) throws SQLException {
        return new TreeSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
