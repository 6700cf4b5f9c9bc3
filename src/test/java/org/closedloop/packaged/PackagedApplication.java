package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a process of its own, as an operator runs it. */
final class PackagedApplication implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final int port;
    private final Process process;
    private final Path log;

    private PackagedApplication(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the jar and waits until it is healthy.
     *
     * @param folder where it keeps its data and its log
     * @param options JVM options
     * @param settings environment variables
     */
    static PackagedApplication start(Path folder, List<String> options, Map<String, String> settings) throws IOException {
        return launch(folder, options, settings).ready();
    }

    /** Waits until it is healthy. */
    PackagedApplication ready() {
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> !process.isAlive() || isHealthy());
        assertThat(process.isAlive()).as("the application stopped while it started, see %s", log).isTrue();
        return this;
    }

    /** Starts the jar and does not wait. */
    static PackagedApplication launch(Path folder, List<String> options, Map<String, String> settings) throws IOException {
        int port = freePort();
        // it lives for a minute: the second compiler would work for longer than its code runs
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx600m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("packaged.jar"), "--server.port=" + port, "--server.address=127.0.0.1",
                "--management.server.port=" + freePort(), "--closedloop.data-directory=" + folder.resolve("data")));
        Path log = folder.resolve("application-" + port + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        return new PackagedApplication(port, builder.start(), log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isHealthy() {
        try {
            return get("/actuator/health", null).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> get(String path, String user) throws IOException {
        return send(request(path, user).GET().build());
    }

    HttpResponse<String> post(String path, String user, String json, String... headers) throws IOException {
        HttpRequest.Builder request = request(path, user).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> form(String path, String fields) throws IOException {
        return send(request(path, null).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)).build());
    }

    private HttpRequest.Builder request(String path, String user) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(60));
        if (user != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** As {@code kill} does. */
    Duration stop() {
        long before = System.nanoTime();
        process.destroy();
        waitForEnd();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        waitForEnd();
        return process.exitValue();
    }

    Path log() {
        return log;
    }

    private void waitForEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the application ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
