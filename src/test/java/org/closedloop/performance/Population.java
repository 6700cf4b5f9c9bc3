package org.closedloop.performance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Fills a database with cases: copies of {@link Template}s in the register and in the engine, with ids, references, customers and
 * products of their own, each a little older than the one before. The same templates give the same copies.
 */
final class Population {

    /** the engine forgets a case a year after it closed, so of three years' cases it knows a third */
    private static final int FORGOTTEN = 3;
    private static final int FIRST_NUMBER = 1_000_001;
    private static final Map<String, String> OTHERWISE = Map.of("outbox_message.text", "left(text, 200)");

    /** How many of each sort. */
    record Size(int healthy, int stalled, int closed) {
    }

    private record Job(Template template, int copies, List<CaseRows.Row> rows) {
    }

    private final DataSource database;
    private final Set<String> filled = new TreeSet<>();
    private int next = FIRST_NUMBER;
    private String transaction;
    private String numberBefore;

    Population(DataSource database) {
        this.database = database;
    }

    /** @return the references of the copies of each template: the first and the last number */
    Map<Template, int[]> fill(List<Template> templates, Size size) throws SQLException {
        Map<Template, int[]> numbers = new LinkedHashMap<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            // an index over millions of rows takes longer than the pool waits for an answer
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            transaction = single(statement, "select pg_current_xact_id()::xid::text");
            CaseRows rows = new CaseRows(connection, true);
            numberBefore = single(statement, "select last_value from case_number");
            List<Job> jobs = jobs(rows, templates, size);
            jobs.forEach(job -> job.rows().forEach(row -> filled.add(row.table())));
            // copies keep to each other's rules as their original does: no need to have it checked row by row
            statement.execute("set local session_replication_role = replica");
            statement.execute("set local maintenance_work_mem = '512MB'");
            statement.execute("set local statement_timeout = 0");
            // to write an index anew costs less than to keep it while millions of rows come in
            List<String> indexes = size.healthy() + size.closed() > 10_000 ? dropIndexes(statement, filled) : List.of();
            for (Job job : jobs) {
                numbers.put(job.template(), new int[]{next, next + job.copies() - 1});
                copy(statement, rows, job);
                next += job.copies();
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("select setval('case_number', " + next + ")");
            connection.commit();
            connection.setAutoCommit(true);
            for (String table : filled) {
                statement.execute("vacuum analyze " + table);
            }
            connection.setNetworkTimeout(Runnable::run, patience);
        }
        return numbers;
    }

    /** Takes away again what nobody has touched since. */
    void empty() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (String table : filled) {
                statement.executeUpdate("delete from " + table + " where xmin::text = '" + transaction + "'");
            }
            statement.execute("select setval('case_number', " + numberBefore + ")");
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static String single(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Job> jobs(CaseRows rows, List<Template> templates, Size size) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        for (Template template : templates) {
            int copies = copies(template, templates, size);
            if (copies > 0) {
                jobs.add(new Job(template, copies, rows.of(template.reference(), template.otherwise().keySet())));
            }
        }
        return jobs;
    }

    private static int copies(Template template, List<Template> templates, Size size) {
        int all = template.isClosed() ? size.closed() : template.isHealthy() ? size.healthy() : size.stalled();
        List<Template> likeIt = templates.stream().filter(other -> sort(other).equals(sort(template))).toList();
        int weights = likeIt.stream().mapToInt(Template::weight).sum();
        int before = likeIt.stream().takeWhile(other -> other != template).mapToInt(Template::weight).sum();
        return (int) ((long) all * (before + template.weight()) / weights - (long) all * before / weights);
    }

    private static String sort(Template template) {
        return template.isClosed() ? "closed" : template.isHealthy() ? "healthy" : "stalled";
    }

    private void copy(Statement statement, CaseRows rows, Job job) throws SQLException {
        Template template = job.template();
        Map<String, String> otherwise = new HashMap<>(OTHERWISE);
        otherwise.putAll(template.otherwise());
        otherwise.put(template.reference(), "'" + template.reference().substring(0, 6) + "' || n");
        for (CaseRows.Row row : job.rows()) {
            boolean forgotten = template.isClosed() && row.table().startsWith("act_hi_");
            int copies = forgotten ? job.copies() / FORGOTTEN : job.copies();
            statement.executeUpdate(rows.insert(row, """
                    select n, lpad(to_hex(n), 12, '0'), (n - %1$d) * interval '%2$d milliseconds' from generate_series(%1$d, %3$d) n"""
                    .formatted(next, template.spread().toMillis() / job.copies(), next + copies - 1), otherwise));
        }
    }

    private static List<String> dropIndexes(Statement statement, Set<String> tables) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        try (ResultSet indexes = statement.executeQuery("""
                select i.indexname, i.indexdef from pg_indexes i join pg_class c on c.relname = i.indexname join pg_index x on x.indexrelid = c.oid
                 where i.schemaname = 'public' and not x.indisunique and i.tablename in ('%s')""".formatted(String.join("', '", tables)))) {
            while (indexes.next()) {
                definitions.put(indexes.getString(1), indexes.getString(2));
            }
        }
        for (String index : definitions.keySet()) {
            statement.execute("drop index " + index);
        }
        return List.copyOf(definitions.values());
    }
}
