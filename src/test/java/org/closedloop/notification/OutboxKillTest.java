package org.closedloop.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node dies between two steps of sending: nothing is lost, and a second copy carries the same Message-ID. */
class OutboxKillTest {

    private static final Recipient WANG = new Recipient("王芳", "wang@customer.example", null, "zh");

    @ParameterizedTest
    @CsvSource({"outboxClaimed, 1", "afterSmtpAccepted, 2"})
    void losesNothing(String failpoint, int copies) throws Exception {
        OutboxFixture fixture = new OutboxFixture((URI) null);
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            OutboxSender survivor = fixture.idleNode(fixture.smtp(server.port()));
            fixture.send("CL-26-000001", WANG);

            Process node = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", System.getProperty("java.class.path"), "-Dclosedloop.failpoint=" + failpoint,
                    "-D" + OutboxFixture.SHARED_DATABASE + "=" + OutboxFixture.databaseUrl(), "-Xmx256m",
                    Node.class.getName(), String.valueOf(server.port())))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();

            assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).isEqualTo(137);
            assertThat(fixture.status("CL-26-000001")).isEqualTo("sending");
            survivor.start();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
            assertThat(server.received).hasSize(copies).containsOnly(fixture.messageId("CL-26-000001"));
        } finally {
            fixture.stop();
        }
    }

    /** The node that dies; its leases are short, so that the test need not wait long. */
    static class Node {

        public static void main(String[] arguments) throws InterruptedException {
            NotificationSettings usual = LetterWriterTest.settings(null);
            OutboxFixture fixture = new OutboxFixture(new NotificationSettings(usual.from(), usual.replyTo(), usual.company(),
                    usual.messageIdHost(), usual.pollInterval(), Duration.ofSeconds(2), usual.batchSize(), usual.firstRetry(),
                    usual.longestRetry(), usual.sms()));
            fixture.node(fixture.smtp(Integer.parseInt(arguments[0])));
            Thread.currentThread().join();
        }
    }
}
