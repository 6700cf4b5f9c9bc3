package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One database and one mail server that last, applications that die, and clients that repeat what was not answered. */
final class CrashSite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern SURVEY = Pattern.compile("/survey/([A-Za-z0-9_-]+)");
    private static final int NO_ANSWER = 0;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path armed;
    private final OwnDatabase database;
    private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Ledger ledger = new Ledger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();
    /** how many filings the clients may begin */
    private final Semaphore allowance = new Semaphore(0);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile CompletableFuture<PackagedApplication> node = new CompletableFuture<>();
    private volatile boolean ended;

    CrashSite(Path folder) throws IOException {
        this.folder = folder;
        armed = Files.createDirectories(folder.resolve("failpoints"));
        database = new OwnDatabase(folder);
        mailServer.start();
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    Ledger ledger() {
        return ledger;
    }

    void start() throws IOException {
        acknowledged.set(0);
        node.complete(PackagedApplication.start(folder, options(), settings()));
    }

    /** Dies before anybody can use it, unless it is faster. */
    void startAndDie(Duration after) throws IOException {
        PackagedApplication shortLived = PackagedApplication.launch(folder, options(), settings());
        assertThat(shortLived.endsWithin(after)).as("it stopped by itself, see %s", shortLived.log()).isFalse();
        shortLived.kill();
    }

    private List<String> options() {
        return List.of("-Dclosedloop.failpoints=" + armed);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("SPRING_PROFILES_ACTIVE", "demo", "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", String.valueOf(mailServer.getSmtp().getPort()),
                // what a dead node held shall come back soon
                "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "20000", "CLOSEDLOOP_NOTIFICATION_LEASE", "PT10S",
                "CLOSEDLOOP_PORTAL_FILINGSPERMINUTE", "100000", "CLOSEDLOOP_PORTAL_REPLIESPERMINUTE", "100000"));
        return settings;
    }

    /** Has clients file as long as {@link #killAfter} lets them. */
    void load(int number) {
        for (int i = 0; i < number; i++) {
            String client = "client" + i;
            clients.add(CompletableFuture.runAsync(() -> fileOn(client), threads));
        }
    }

    private void fileOn(String client) {
        for (int i = 0; !ended; i++) {
            allowance.acquireUninterruptibly();
            file(client + "-" + i);
        }
    }

    /** Kills the application while the clients file, when so many filings of its life are acknowledged. */
    void killAfter(int acknowledgements) {
        allowance.release(acknowledgements + clients.size());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> acknowledged.get() >= acknowledgements);
        PackagedApplication victim = node.join();
        node = new CompletableFuture<>();
        victim.kill();
        allowance.drainPermits();
    }

    /** Arms the place, does what leads there, and returns when a thread is held there. */
    void strike(String place, Runnable deed) throws IOException {
        Files.createFile(armed.resolve(place));
        clients.add(CompletableFuture.runAsync(deed, threads));
        Path reached = armed.resolve(place + ".reached");
        await().alias(place).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> Files.exists(reached));
    }

    /** As a client does: with one key until there is an answer. */
    String file(String key) {
        ledger.asked(key);
        while (true) {
            PackagedApplication asked = node.join();
            try {
                HttpResponse<String> answer = asked.post("/api/complaints", null, """
                        {"customer": {"name": "Chen %s", "email": "%s@example.com"}, "description":
                        "The washing machine does not start any more, the display shows error code E21. Please send technical support."}"""
                        .formatted(key, key), "Idempotency-Key", key);
                if (answer.statusCode() == 201) {
                    String reference = JSON.readTree(answer.body()).get("reference").asText();
                    ledger.acknowledged(key, reference);
                    acknowledged.incrementAndGet();
                    return reference;
                }
                assertThat(answer.statusCode()).as(answer.body()).isIn(409, 503);
            } catch (IOException e) {
                ledger.unknown();
                assertThat(asked.isAlive() && asked == node.getNow(null)).as("an application that lives answers: %s", e).isFalse();
            }
        }
    }

    String fileAndWaitForTask(String key) {
        String reference = file(key);
        await().atMost(PATIENCE).until(() -> find(reference).isPresent());
        return reference;
    }

    String task(String reference) throws IOException {
        return find(reference).orElseThrow();
    }

    private Optional<String> find(String reference) throws IOException {
        JsonNode found = JSON.readTree(node.join()
                .get("/engine-rest/task?taskDefinitionKey=respondToCustomer&processInstanceBusinessKey=" + reference, "admin").body());
        return Optional.ofNullable(found.get(0)).map(task -> task.get("id").asText());
    }

    /** Completes the task; 0 when no answer came. */
    int respond(String task) {
        try {
            return node.join().post("/engine-rest/task/" + task + "/complete", "admin", """
                    {"variables": {"response": {"value": "It runs again."}, "solvedAtOnce": {"value": true}}}""").statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    /** Settles the complaint with the first answer, and returns the token of the survey that the customer gets. */
    String settle(String reference) throws IOException {
        assertThat(respond(task(reference))).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> survey(reference).isPresent());
        return survey(reference).orElseThrow();
    }

    private Optional<String> survey(String reference) {
        return Arrays.stream(mailServer.getReceivedMessages()).filter(mail -> subject(mail).contains(reference)).map(CrashSite::text)
                .map(SURVEY::matcher).filter(Matcher::find).map(link -> link.group(1)).findFirst();
    }

    /** Answers as a satisfied customer; 0 when no answer came. */
    int answer(String token) {
        try {
            return node.join().form("/survey/" + token, "solved=yes&score=5").statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    void endLoad() {
        ended = true;
        allowance.release(clients.size());
        clients.forEach(CompletableFuture::join);
    }

    /** A careful client asks again what it was told already. */
    void repeatAll() {
        ledger.keys().forEach(this::file);
    }

    List<String> mails() {
        return Arrays.stream(mailServer.getReceivedMessages()).map(CrashSite::messageId).toList();
    }

    String state(String reference) throws SQLException {
        try (Connection connection = connect();
                var query = connection.prepareStatement("select state from service_case where reference = ?")) {
            query.setString(1, reference);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "unknown";
            }
        }
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Stream.ofNullable(node.getNow(null)).forEach(PackagedApplication::close);
        threads.shutdownNow();
        mailServer.stop();
        database.close();
    }
}
