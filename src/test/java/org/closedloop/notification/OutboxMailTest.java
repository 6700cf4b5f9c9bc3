package org.closedloop.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox against real mail servers, good and bad ones. */
class OutboxMailTest {

    private static final Recipient WANG = new Recipient("王芳", "wang@customer.example", "+8613800000001", "zh");

    private final OutboxFixture fixture = new OutboxFixture((URI) null);
    private ScriptedMailServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new ScriptedMailServer();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.stop();
        server.close();
    }

    @Test
    void sendsWhatAMailProgramShowsCorrectly() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            fixture.node(fixture.smtp(mail.getSmtp().getPort()));

            fixture.send("CL-26-000001", WANG);

            assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
            MimeMessage letter = mail.getReceivedMessages()[0];
            assertThat(letter.getSubject()).isEqualTo("关于您反映的问题的答复（受理编号 CL-26-000001）");
            assertThat(letter.getContent().toString()).contains("尊敬的王芳：", "已经修好。", "http://localhost:8080/track/")
                    .doesNotContain("{{");
            assertThat(letter.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
            assertThat(letter.getAllRecipients()).hasSize(1);
            assertThat(letter.getAllRecipients()[0].toString()).contains("wang@customer.example");
            assertThat(letter.getFrom()[0].toString()).contains("service@closedloop.example");
            assertThat(letter.getMessageID()).isEqualTo(fixture.messageId("CL-26-000001")).matches("<[0-9a-f-]{36}@closedloop.example>");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        } finally {
            mail.stop();
        }
    }

    @Test
    void sendsAFileWithTheLetterOnce() throws Exception {
        UUID report = UUID.randomUUID();
        fixture.files.put(report, new Enclosure("售后服务报告单.pdf", "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-', 0, -1}));
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            fixture.node(fixture.smtp(mail.getSmtp().getPort()));
            Notice plain = OutboxFixture.response("CL-26-000001", WANG);
            Notice notice = new Notice(plain.kind(), plain.caseReference(), 1, "", WANG, plain.facts(), report);
            for (int i = 0; i < 2; i++) {
                new TransactionTemplate(fixture.transactions).executeWithoutResult(status -> fixture.notifications().send(notice));
            }

            await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
            assertThat(mail.getReceivedMessages()).hasSize(1);
            MimeMultipart parts = (MimeMultipart) mail.getReceivedMessages()[0].getContent();
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("尊敬的王芳：");
            assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("售后服务报告单.pdf");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(fixture.files.get(report).content());
        } finally {
            mail.stop();
        }
    }

    @Test
    void keepsNoLinkInTheOutbox() {
        fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        assertThat(fixture.jdbc.sql("select text from outbox_message").query(String.class).single()).contains("{{trackingLink}}");
    }

    @Test
    void sendsOnceHoweverOftenItIsAsked() {
        fixture.node(fixture.smtp(server.port()));

        fixture.send("CL-26-000001", WANG);
        fixture.send("CL-26-000001", WANG);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        fixture.send("CL-26-000001", WANG);
        assertThat(fixture.outbox.waiting()).isZero();
        assertThat(server.received).hasSize(1);
    }

    @Test
    void tellsNothingThatWasRolledBack() {
        fixture.node(fixture.smtp(server.port()));

        new TransactionTemplate(fixture.transactions).executeWithoutResult(status -> {
            fixture.notifications().send(OutboxFixture.response("CL-26-000001", WANG));
            status.setRollbackOnly();
        });

        fixture.send("CL-26-000002", WANG);
        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000002")).isEqualTo("sent"));
        assertThat(server.received).containsExactly(fixture.messageId("CL-26-000002"));
    }

    @Test
    void sendsWhenTheServerComesBack() throws Exception {
        int port = server.port();
        server.close();
        OutboxSender node = fixture.node(fixture.smtp(port));
        fixture.send("CL-26-000001", WANG);
        fixture.send("CL-26-000002", WANG);
        await().until(() -> node.silentChannels().contains("email"));
        assertThat(fixture.outbox.waiting()).isEqualTo(2);

        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            await().untilAsserted(() -> assertThat(fixture.outbox.waiting()).isZero());
            assertThat(mail.getReceivedMessages()).hasSize(2);
            assertThat(node.silentChannels()).isEmpty();
        } finally {
            mail.stop();
        }
    }

    @Test
    void repeatsWithTheSameMessageIdWhenTheAnswerIsLost() {
        boolean[] dropped = new boolean[1];
        server.answering(command -> {
            if (command.startsWith("END") && !dropped[0]) {
                dropped[0] = true;
                return ScriptedMailServer.DROP;
            }
            return null;
        });
        fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        assertThat(server.received).hasSize(2).containsOnly(fixture.messageId("CL-26-000001"));
    }

    @Test
    void survivesAServerThatDoesNotAnswer() {
        server.answering(command -> command.startsWith("EHLO") ? ScriptedMailServer.HANG : null);
        OutboxSender node = fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);
        await().until(() -> node.silentChannels().contains("email"));

        server.answering(command -> null);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
    }

    @Test
    void triesAgainLaterWhatIsRefusedForNow() {
        server.answering(command -> command.startsWith("RCPT TO:<busy@") ? "451 4.3.0 later please" : null);
        OutboxSender node = fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", new Recipient("Busy", "busy@customer.example", null, "en"));
        fixture.send("CL-26-000002", WANG);

        // the one does not hold up the other
        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000002")).isEqualTo("sent"));
        for (int days = 0; days < 3; days++) {
            int before = attempts("CL-26-000001");
            fixture.pass(Duration.ofDays(1));
            await().until(() -> attempts("CL-26-000001") > before && fixture.status("CL-26-000001").equals("new"));
        }
        assertThat(node.silentChannels()).isEmpty();
        assertThat(fixture.undeliverable).isEmpty();

        server.answering(command -> null);
        fixture.pass(Duration.ofHours(1));
        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
    }

    @Test
    void handsARefusedAddressToStaffAndGoesOn() {
        server.answering(command -> command.startsWith("RCPT TO:<Gone@") ? "550 5.1.1 no such user" : null);
        fixture.node(fixture.smtp(server.port()));
        Recipient gone = new Recipient("Gone", "Gone@customer.example", null, "en");
        fixture.send("CL-26-000001", gone);
        fixture.send("CL-26-000002", WANG);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000002")).isEqualTo("sent"));
        assertThat(fixture.status("CL-26-000001")).isEqualTo("failed");
        assertThat(fixture.undeliverable).singleElement().satisfies(refused -> {
            assertThat(refused.caseReference()).isEqualTo("CL-26-000001");
            assertThat(refused.toStaff()).isFalse();
        });
        assertThat(fixture.notifications().canWriteTo(gone)).isFalse();
        assertThat(fixture.notifications().canWriteTo(WANG)).isTrue();

        fixture.send("CL-26-000003", gone);
        assertThat(fixture.status("CL-26-000003")).isEqualTo("failed");
        fixture.notifications().addressWorksAgain("gone@customer.example");
        assertThat(fixture.notifications().canWriteTo(gone)).isTrue();
    }

    @Test
    void keepsTheAddressWhenOnlyTheMessageIsRefused() {
        server.answering(command -> command.startsWith("END") ? "554 5.7.1 looks like spam" : null);
        fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("failed"));
        assertThat(fixture.undeliverable).hasSize(1);
        assertThat(fixture.notifications().canWriteTo(WANG)).isTrue();
    }

    @Test
    void waitsWhenTheServerWantsNobodyToSend() {
        server.answering(command -> command.startsWith("MAIL") ? "530 5.7.0 authenticate first" : null);
        OutboxSender node = fixture.node(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);

        await().until(() -> node.silentChannels().contains("email"));
        assertThat(fixture.undeliverable).isEmpty();
        assertThat(fixture.outbox.waiting()).isEqualTo(1);
    }

    @Test
    void takesOverFromANodeThatDied() {
        OutboxSender node = fixture.idleNode(fixture.smtp(server.port()));
        fixture.send("CL-26-000001", WANG);
        fixture.outbox.claim(Delivery.EMAIL, 10, Duration.ofMinutes(2), fixture.now.get());
        node.start();
        fixture.send("CL-26-000002", WANG);
        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000002")).isEqualTo("sent"));
        assertThat(fixture.status("CL-26-000001")).isEqualTo("sending");

        fixture.jdbc.sql("update outbox_message set lease_until = clock_timestamp() - interval '1 second' where status = 'sending'").update();

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        assertThat(server.received).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void sendsEachMessageOnceFromTwoNodes() {
        fixture.node(fixture.smtp(server.port()));
        fixture.node(fixture.smtp(server.port()));

        IntStream.range(0, 200).forEach(i -> fixture.send("CL-26-%06d".formatted(i), WANG));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(fixture.outbox.waiting()).isZero());
        assertThat(server.received).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void holdsEverythingBackWhilePaused() {
        OutboxSender node = fixture.node(fixture.smtp(server.port()));
        assertThat(node.pause(Duration.ofSeconds(5))).isTrue();
        fixture.send("CL-26-000001", WANG);
        assertThat(fixture.outbox.waiting()).isEqualTo(1);
        assertThat(server.received).isEmpty();

        node.resume();

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
    }

    @Test
    void neverCarriesASecondRecipientOrHeader() throws Exception {
        fixture.node(fixture.smtp(server.port()));
        for (String name : List.of("Eve <other@example.org>", "=?utf-8?q?=0D=0ABcc:_other@example.org?=", "Eve\\\", other@example.org")) {
            fixture.jdbc.sql("truncate outbox_message").update();
            server.recipients.clear();

            fixture.send("CL-26-000001", new Recipient(name, "eve@customer.example", null, "en"));

            await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
            assertThat(server.recipients).containsExactly("RCPT TO:<eve@customer.example>");
        }
    }

    private int attempts(String reference) {
        return fixture.jdbc.sql("select attempts from outbox_message where case_reference = :reference").param("reference", reference)
                .query(Integer.class).single();
    }
}
