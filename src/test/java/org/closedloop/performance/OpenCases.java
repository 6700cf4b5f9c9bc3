package org.closedloop.performance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Fills a database with open cases: clones of one real open case, row by row in every table, ours and the engine's, with ids and
 * references of their own and timers that stay in the future. Taken away again they leave no trace.
 */
final class OpenCases implements AutoCloseable {

    private static final Map<String, String> OTHERWISE = Map.of(
            "act_ru_job.duedate_", "duedate_ + interval '300 days'",
            "outbox_message.status", "'sent'");

    private static final Pattern UUID_AT_END = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

    private record Column(String name, boolean uuid, boolean text) {}

    private record Row(String place, Map<String, String> keys) {}

    private final Connection connection;
    private final Map<String, List<Column>> tables = new LinkedHashMap<>();
    private final Set<String> filled = new HashSet<>();
    private String transaction;

    /** @param withHistory whether the engine's history of the cases is there too: most of the rows, none of which a loop reads */
    OpenCases(DataSource database, boolean withHistory) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement(); ResultSet columns = statement.executeQuery("""
                select c.table_name, c.column_name, c.data_type from information_schema.columns c
                  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_identity = 'NO'
                   and c.table_name not like 'flyway%' order by c.table_name, c.ordinal_position""")) {
            while (columns.next()) {
                if (!withHistory && columns.getString(1).startsWith("act_hi_")) {
                    continue;
                }
                String type = columns.getString(3);
                tables.computeIfAbsent(columns.getString(1), table -> new ArrayList<>())
                        .add(new Column(columns.getString(2), type.equals("uuid"), type.equals("text") || type.startsWith("character")));
            }
        }
    }

    /** @return the rows that were written */
    long multiply(String reference, int copies) throws SQLException {
        Set<String> keys = keysOf(reference);
        long written = 0;
        try (Statement statement = connection.createStatement()) {
            transaction = single(statement, "select pg_current_xact_id()::xid::text");
            // clones keep to each other's rules as their original does: no need to have it checked row by row
            statement.execute("set local session_replication_role = replica");
            for (var table : tables.entrySet()) {
                for (Row row : rows(table.getKey(), table.getValue(), keys)) {
                    written += statement.executeUpdate(insert(table.getKey(), table.getValue(), row, copies));
                    filled.add(table.getKey());
                }
            }
        }
        connection.commit();
        // what the server itself does a little later
        tidy("vacuum analyze");
        return written;
    }

    /** The ids of everything that belongs to the case: what names a known id belongs to it, and its own id is one more. */
    private Set<String> keysOf(String reference) throws SQLException {
        Set<String> keys = new HashSet<>(Set.of(reference));
        try (Statement statement = connection.createStatement()) {
            if (tables.containsKey("service_case")) {
                keys.add(single(statement, "select customer_id from service_case where reference = '" + reference + "'"));
                keys.add(single(statement, "select tracking_hash from service_case where reference = '" + reference + "'"));
            }
            int before = 0;
            while (before < keys.size()) {
                before = keys.size();
                for (var table : tables.entrySet()) {
                    String key = table.getValue().get(0).name();
                    if (table.getValue().get(0).uuid() || key.equals("id_")) {
                        addKeys(table.getKey(), key, table.getValue(), keys);
                    }
                }
            }
        }
        return keys;
    }

    private void addKeys(String table, String key, List<Column> columns, Set<String> keys) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + key + "::text from " + table + " where " + naming(columns))) {
            bind(query, columns, keys);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    keys.add(found.getString(1));
                }
            }
        }
    }

    private List<Row> rows(String table, List<Column> columns, Set<String> keys) throws SQLException {
        if (columns.stream().noneMatch(OpenCases::isKey)) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select *, ctid::text place from " + table + " where " + naming(columns))) {
            bind(query, columns, keys);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Map<String, String> own = new HashMap<>();
                    for (Column column : columns) {
                        if (isKey(column) && keys.contains(found.getString(column.name()))) {
                            own.put(column.name(), found.getString(column.name()));
                        }
                    }
                    rows.add(new Row(found.getString("place"), own));
                }
            }
        }
        return rows;
    }

    private static String naming(List<Column> columns) {
        String any = columns.stream().filter(OpenCases::isKey).map(column -> column.name() + "::text = any(?)").collect(Collectors.joining(" or "));
        return any.isEmpty() ? "false" : any;
    }

    private void bind(PreparedStatement query, List<Column> columns, Set<String> keys) throws SQLException {
        var array = connection.createArrayOf("text", keys.toArray());
        for (int i = 1; i <= columns.stream().filter(OpenCases::isKey).count(); i++) {
            query.setArray(i, array);
        }
    }

    private static boolean isKey(Column column) {
        return column.uuid() || column.text();
    }

    private static String insert(String table, List<Column> columns, Row row, int copies) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = columns.stream().map(column -> value(table, column, row)).collect(Collectors.joining(", "));
        return "insert into " + table + " (" + names + ") select " + values + " from " + table + ", (select n, lpad(to_hex(n), 12, '0') as tail"
                + " from generate_series(1, " + copies + ") n) copy where " + table + ".ctid = '" + row.place() + "'";
    }

    /** What ends in a UUID still does, with the number of the copy at its end; a reference gets the number behind it. */
    private static String value(String table, Column column, Row row) {
        String key = row.keys().get(column.name());
        if (key == null) {
            return OTHERWISE.getOrDefault(table + "." + column.name(), column.name());
        }
        String copied = UUID_AT_END.matcher(key).find() ? "'" + key.substring(0, key.length() - 12) + "' || tail" : "'" + key + "-' || n";
        return column.uuid() ? "(" + copied + ")::uuid" : copied;
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
