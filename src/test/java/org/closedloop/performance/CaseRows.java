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

/** All rows of one case, ours and the engine's, and the statement that copies a row with ids of the copies' own. */
final class CaseRows {

    private static final Pattern UUID_AT_END = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    /** unique by themselves, though nothing else names them */
    private static final Set<String> SECRETS = Set.of("survey_link.token_hash");

    private record Column(String name, String type) {

        boolean isKey() {
            return type.equals("uuid") || type.equals("text") || type.startsWith("character");
        }

        boolean isTime() {
            return type.startsWith("timestamp") || type.equals("date");
        }
    }

    /**
     * @param place where the row lies in its table
     * @param keys the ids of the case in it, by column
     */
    record Row(String table, String place, Map<String, String> keys) {
    }

    private final Connection connection;
    private final Map<String, List<Column>> tables = new LinkedHashMap<>();

    /** @param withHistory whether the engine's history counts */
    CaseRows(Connection connection, boolean withHistory) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement(); ResultSet columns = statement.executeQuery("""
                select c.table_name, c.column_name, c.data_type from information_schema.columns c
                  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_identity = 'NO'
                   and c.table_name !~ '^(flyway|staff_|act_id_)' order by c.table_name, c.ordinal_position""")) {
            while (columns.next()) {
                if (withHistory || !columns.getString(1).startsWith("act_hi_")) {
                    tables.computeIfAbsent(columns.getString(1), table -> new ArrayList<>())
                            .add(new Column(columns.getString(2), columns.getString(3)));
                }
            }
        }
    }

    /**
     * What names a known id belongs to the case, and its own id is one more.
     *
     * @param more values beside the case's ids that every copy has one of its own of; they lead to no rows
     */
    List<Row> of(String reference, Set<String> more) throws SQLException {
        Set<String> keys = new HashSet<>(Set.of(reference));
        // the bare engine knows no register
        if (tables.containsKey("service_case")) {
            try (PreparedStatement file = connection.prepareStatement("select customer_id, tracking_hash from service_case where reference = ?")) {
                file.setString(1, reference);
                try (ResultSet found = file.executeQuery()) {
                    found.next();
                    keys.add(found.getString(1));
                    keys.add(found.getString(2));
                }
            }
        }
        int before = 0;
        while (before < keys.size()) {
            before = keys.size();
            for (var table : tables.entrySet()) {
                Column first = table.getValue().get(0);
                if (first.type().equals("uuid") || first.name().equals("id_")) {
                    addKeys(table.getKey(), first.name(), table.getValue(), keys);
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (var table : tables.entrySet()) {
            rows.addAll(rows(table.getKey(), table.getValue(), keys, more));
        }
        return rows;
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

    private List<Row> rows(String table, List<Column> columns, Set<String> keys, Set<String> more) throws SQLException {
        if (columns.stream().noneMatch(Column::isKey)) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select *, ctid::text place from " + table + " where " + naming(columns))) {
            bind(query, columns, keys);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Map<String, String> own = new HashMap<>();
                    for (Column column : columns) {
                        String value = column.isKey() ? found.getString(column.name()) : null;
                        if (value != null && (keys.contains(value) || more.contains(value))) {
                            own.put(column.name(), value);
                        }
                    }
                    rows.add(new Row(table, found.getString("place"), own));
                }
            }
        }
        return rows;
    }

    private static String naming(List<Column> columns) {
        String any = columns.stream().filter(Column::isKey).map(column -> column.name() + "::text = any(?)").collect(Collectors.joining(" or "));
        return any.isEmpty() ? "false" : any;
    }

    private void bind(PreparedStatement query, List<Column> columns, Set<String> keys) throws SQLException {
        var array = connection.createArrayOf("text", keys.toArray());
        for (int i = 1; i <= columns.stream().filter(Column::isKey).count(); i++) {
            query.setArray(i, array);
        }
    }

    /**
     * Copies a row once for each row of {@code copy (n, tail, back)}: its number, the same as twelve hexadecimal digits, and how much
     * earlier everything happened to it.
     *
     * @param copies a query for them
     * @param otherwise what stands in a column (as {@code table.column}) or instead of a key, in place of what is usual
     */
    String insert(Row row, String copies, Map<String, String> otherwise) {
        List<Column> columns = tables.get(row.table());
        return "insert into %1$s (%2$s) select %3$s from %1$s, (%4$s) copy (n, tail, back) where %1$s.ctid = '%5$s'".formatted(row.table(),
                columns.stream().map(Column::name).collect(Collectors.joining(", ")),
                columns.stream().map(column -> value(row, column, otherwise)).collect(Collectors.joining(", ")), copies, row.place());
    }

    /** What ends in a UUID still does, with the number of the copy at its end; other keys get the number behind or before them. */
    private static String value(Row row, Column column, Map<String, String> otherwise) {
        String place = row.table() + "." + column.name();
        String key = row.keys().get(column.name());
        if (key == null) {
            return otherwise.getOrDefault(place, SECRETS.contains(place) ? column.name() + " || '-' || n" : column.isTime()
                    ? "(" + column.name() + " - back)::" + column.type() : column.name());
        }
        String copied = "'" + key + "-' || n";
        if (otherwise.containsKey(key)) {
            copied = otherwise.get(key);
        } else if (UUID_AT_END.matcher(key).find()) {
            copied = "'" + key.substring(0, key.length() - 12) + "' || tail";
        } else if (key.contains("@")) {
            copied = "'copy' || n || '.' || '" + key + "'";
        }
        return column.type().equals("uuid") ? "(" + copied + ")::uuid" : copied;
    }
}
