package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: they start at once, share the work, and survive that the database is away. */
class NodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void twoNodesStartAtOnceOnAnEmptyDatabaseAndOutliveItsOutage() throws IOException, SQLException {
        try (OwnDatabase database = new OwnDatabase(folder)) {
            Map<String, String> settings = new HashMap<>(database.settings());
            settings.put("SPRING_PROFILES_ACTIVE", "demo");
            try (PackagedApplication one = PackagedApplication.launch(folder, List.of(), settings);
                    PackagedApplication two = PackagedApplication.launch(folder, List.of(), settings)) {
                one.ready();
                two.ready();
                assertThat(count(database, "select count(*) from act_re_procdef")).isEqualTo(models());
                assertThat(count(database, "select count(*) from act_re_deployment")).isEqualTo(1);
                HttpResponse<String> filed = file(one, "over-two-nodes");
                assertThat(filed.statusCode()).isEqualTo(201);
                assertThat(reference(file(two, "over-two-nodes"))).as("the key holds on the other node").isEqualTo(reference(filed));

                database.stop();
                expectUnavailable(one, "in-the-outage");
                expectUnavailable(two, "in-the-outage");
                assertThat(one.get("/engine-rest/task/count", "admin").statusCode()).isIn(401, 503);
                assertThat(one.isAlive()).isTrue();

                database.startAgain();
                await().atMost(PATIENCE).until(() -> file(one, "in-the-outage").statusCode() == 201);
                await().atMost(PATIENCE).until(() -> file(two, "in-the-outage").statusCode() == 201);
                assertThat(reference(file(one, "in-the-outage"))).isEqualTo(reference(file(two, "in-the-outage")));
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(database,
                        "select count(*) from act_ru_task where task_def_key_ = 'respondToCustomer'")).isEqualTo(2));
                assertThat(count(database, "select count(*) from act_ru_incident")).as("no work is lost to the outage").isZero();
                assertThat(count(database, "select count(*) from service_case")).isEqualTo(2);
            }
        }
    }

    private static void expectUnavailable(PackagedApplication node, String key) throws IOException {
        long before = System.nanoTime();
        HttpResponse<String> refused = file(node, key);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(took).isLessThan(SOON);
    }

    private static HttpResponse<String> file(PackagedApplication node, String key) throws IOException {
        return node.post("/api/complaints", null, """
                {"customer": {"name": "Chen", "email": "chen@example.com"}, "description":
                "The washing machine does not start any more, the display shows error code E21. Please send technical support."}""",
                "Idempotency-Key", key);
    }

    private static String reference(HttpResponse<String> answer) {
        return answer.body().replaceAll(".*\"reference\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static long count(OwnDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).count();
        }
    }
}
