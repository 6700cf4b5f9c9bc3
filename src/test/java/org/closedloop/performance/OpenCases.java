package org.closedloop.performance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Fills a database with open cases: clones of one real open case, row by row in every table, ours and the engine's, with ids and
 * references of their own and timers that stay in the future. Taken away again they leave no trace.
 */
final class OpenCases implements AutoCloseable {

    private static final Map<String, String> OTHERWISE = Map.of(
            "act_ru_job.duedate_", "duedate_ + interval '300 days'",
            "outbox_message.status", "'sent'");

    private final Connection connection;
    private final CaseRows rows;
    private final Set<String> filled = new HashSet<>();
    private String transaction;

    /** @param withHistory whether the engine's history of the cases is there too: most of the rows, none of which a loop reads */
    OpenCases(DataSource database, boolean withHistory) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        rows = new CaseRows(connection, withHistory);
    }

    /** @return the rows that were written */
    long multiply(String reference, int copies) throws SQLException {
        String numbers = "select n, lpad(to_hex(n), 12, '0'), interval '0' from generate_series(1, " + copies + ") n";
        long written = 0;
        try (Statement statement = connection.createStatement()) {
            transaction = single(statement, "select pg_current_xact_id()::xid::text");
            // clones keep to each other's rules as their original does: no need to have it checked row by row
            statement.execute("set local session_replication_role = replica");
            for (CaseRows.Row row : rows.of(reference, Set.of())) {
                written += statement.executeUpdate(rows.insert(row, numbers, OTHERWISE));
                filled.add(row.table());
            }
        }
        connection.commit();
        // what the server itself does a little later
        tidy("vacuum analyze");
        return written;
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void tidy(String command) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String table : filled) {
                statement.execute(command + " " + table);
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            for (String table : filled) {
                statement.executeUpdate("delete from " + table + " where xmin::text = '" + transaction + "'");
            }
            connection.commit();
            tidy("vacuum analyze");
            connection.setAutoCommit(true);
        }
    }
}
