package org.closedloop.performance;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members of the teams who hold the claimed tasks of many cases; nobody signs in as one of them. */
final class Crew {

    private static final int SIZE = 20;

    private final JdbcClient database;

    Crew(JdbcClient database) {
        this.database = database;
    }

    static String member(String team, int number) {
        return "bench-" + team + "-" + number;
    }

    /** Which member holds the task of copy {@code n}, in SQL. */
    static String memberOfCopy(String team) {
        return "'bench-" + team + "-' || n % " + SIZE;
    }

    void hire(List<String> teams) {
        for (String team : teams) {
            for (int i = 0; i < SIZE; i++) {
                hire(member(team, i), team, null);
            }
        }
    }

    void hire(String user, String team, LocalDate absentFrom) {
        database.sql("""
                insert into staff_member (user_id, name, email, language, absent_from, active, version)
                values (:user, :user, :user || '@bench.example.com', 'en', :absent, true, 1) on conflict do nothing""")
                .param("user", user).param("absent", absentFrom == null ? null : Date.valueOf(absentFrom), java.sql.Types.DATE).update();
        database.sql("insert into staff_team values (:user, :team) on conflict do nothing").param("user", user).param("team", team).update();
        database.sql("insert into act_id_user (id_, rev_, first_, last_) values (:user, 1, 'Member', :user) on conflict do nothing")
                .param("user", user).update();
        database.sql("insert into act_id_membership (user_id_, group_id_) values (:user, :team) on conflict do nothing")
                .param("user", user).param("team", team).update();
    }

    void dismiss() {
        for (String table : List.of("act_id_membership where user_id_", "act_id_user where id_", "staff_team where user_id", "staff_member where user_id")) {
            database.sql("delete from " + table + " like 'bench-%'").update();
        }
    }
}
