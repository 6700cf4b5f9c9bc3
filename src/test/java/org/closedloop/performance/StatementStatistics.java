package org.closedloop.performance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server's own count of statements of one database, without those by which a test looks things up. */
class StatementStatistics {

    /** Marks a statement as a look-up of a test. */
    static final String LOOK_UP = "/* look-up */";

    private final JdbcClient database;

    StatementStatistics(JdbcClient database) {
        this.database = database;
        database.sql("create extension if not exists pg_stat_statements").update();
    }

    void reset() {
        database.sql("select pg_stat_statements_reset(0, oid, 0) from pg_database where datname = current_database()").query().listOfRows();
    }

    /** What the server does by itself from time to time: done between two batches, its moment does not decide which of them is the quicker. */
    void tidy() {
        database.sql("vacuum analyze").update();
    }

    Cost cost() {
        return database.sql("""
                select coalesce(sum(calls) filter (where query ~* '\\mact_'), 0) engine,
                       coalesce(sum(calls) filter (where query !~* '\\mact_' and query !~* '^(begin|commit|rollback|set|show) ?'), 0) own,
                       coalesce(sum(calls) filter (where query ~* '^begin'), 0) begun,
                       coalesce(sum(total_exec_time) filter (where query ~* '\\mact_'), 0) engine_millis,
                       coalesce(sum(total_exec_time) filter (where query !~* '\\mact_'), 0) own_millis
                  from pg_stat_statements s join pg_database d on d.oid = s.dbid
                 where datname = current_database() and query not like '%look-up%' and query not like '%pg_stat_statements%'""")
                .query((row, i) -> new Cost(row.getDouble("engine"), row.getDouble("own"), row.getDouble("begun"),
                        row.getDouble("engine_millis"), row.getDouble("own_millis"))).single();
    }

    /** The statements that were sent most often or took the most time, to find out why a figure is what it is. */
    List<String> top(String order, int limit, int loops) {
        return database.sql("select calls, total_exec_time, query from pg_stat_statements s join pg_database d on d.oid = s.dbid"
                + " where datname = current_database() and query not like '%look-up%' and query not like '%pg_stat_statements%'"
                + " order by " + order + " desc limit " + limit)
                .query((row, i) -> "%6.2f x %8.3f ms  %s".formatted(row.getDouble(1) / loops, row.getDouble(2) / loops,
                        row.getString(3).replaceAll("\\s+", " "))).list();
    }
}
