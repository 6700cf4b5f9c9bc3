package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar deploys every model, keeps its cases over a crash and a restart, and stops within seconds. */
class PackagedJarIT {

    private static final Map<String, String> DEMO = Map.of("SPRING_PROFILES_ACTIVE", "demo");
    private static final Duration FEW_SECONDS = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void itDeploysAllModelsOnceAndKeepsCasesOverKillAndRestart() throws IOException {
        String reference;
        try (PackagedApplication first = PackagedApplication.start(folder, List.of(), DEMO)) {
            assertThat(definitions(first, "process-definition")).isEqualTo(models(".bpmn"));
            reference = file(first);
            assertThat(refusal(PackagedApplication.launch(folder, List.of(), DEMO))).contains("in use by another copy");
            assertThat(first.get("/api/cases/" + reference, "customer-service").statusCode()).as("the first copy goes on").isEqualTo(200);
            first.kill();
        }

        try (PackagedApplication second = PackagedApplication.start(folder, List.of(), DEMO)) {
            assertThat(second.get("/api/cases/" + reference, "customer-service").statusCode()).isEqualTo(200);
            assertThat(definitions(second, "process-definition")).as("a restart makes no new versions").isEqualTo(models(".bpmn"));
            await().atMost(Duration.ofMinutes(2)).until(() -> second.get(
                    "/engine-rest/task/count?processInstanceBusinessKey=" + reference, "admin").body().contains("\"count\":1"));
            assertThat(second.stop()).isLessThan(FEW_SECONDS);
        }
    }

    @Test
    void outsideDemoItRefusesToStartWithoutAnAdministratorsPassword() throws IOException {
        assertThat(refusal(PackagedApplication.launch(folder, List.of(), Map.of("SPRING_PROFILES_ACTIVE", "default"))))
                .contains("CLOSEDLOOP_ADMIN_PASSWORD");
    }

    private static String refusal(PackagedApplication refused) throws IOException {
        await().atMost(Duration.ofMinutes(3)).until(() -> !refused.isAlive());
        assertThat(refused.exitCode()).isNotZero();
        return Files.readString(refused.log());
    }

    private static String file(PackagedApplication application) throws IOException {
        HttpResponse<String> answer = application.post("/api/complaints", null, """
                {"customer": {"name": "Chen", "email": "chen@example.com"}, "description": "The softener leaks and shows error E4"}""",
                "Idempotency-Key", "packaged-1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll(".*\"reference\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static long definitions(PackagedApplication application, String kind) throws IOException {
        String count = application.get("/engine-rest/" + kind + "/count", "admin").body();
        return Long.parseLong(count.replaceAll("\\D", ""));
    }

    private static long models(String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(f -> f.toString().endsWith(ending)).count();
        }
    }
}
