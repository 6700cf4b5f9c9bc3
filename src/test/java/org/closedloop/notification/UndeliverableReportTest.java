package org.closedloop.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail server that refuses the reader of a report, which is no case: given up once, not tried for ever. */
@Covers("R-320")
class UndeliverableReportTest extends RunningApplication {

    private static final String REPORT = "MR-24-01";
    private static final String GONE = "head@gone.example";

    @Autowired
    Notifications notifications;
    @Autowired
    OutboxSender sender;
    @Autowired
    Postman postman;
    @Autowired
    NotificationSettings settings;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    private ScriptedMailServer server;

    @BeforeEach
    void onlyThisServer() throws Exception {
        server = new ScriptedMailServer();
        assertThat(sender.pause(Duration.ofSeconds(10))).isTrue();
    }

    @AfterEach
    void asBefore() throws Exception {
        jdbc.sql("delete from outbox_message where case_reference = ?").param(REPORT).update();
        jdbc.sql("delete from undeliverable_address where address = ?").param(GONE).update();
        sender.resume();
        server.close();
    }

    @Test
    void itIsGivenUpAndItsReaderIsNamed() {
        server.answering(command -> command.startsWith("RCPT TO:<" + GONE) ? "550 5.1.1 no such user" : null);
        transaction.executeWithoutResult(status -> notifications.send(new Notice("monthlyStatistics", REPORT, 1, "", new Recipient("Head", GONE, null, "en"),
                Map.of("month", "2024-01"))));
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(server.port());

        postman.sendBatch(new SmtpDelivery(mail, settings, clock), () -> false);

        assertThat(jdbc.sql("select status || ' ' || attempts from outbox_message where case_reference = ?").param(REPORT).query(String.class).single())
                .isEqualTo("failed 1");
        assertThat(notifications.undelivered(REPORT, List.of("monthlyStatistics"))).containsExactly(GONE);
        assertThat(notifications.canWriteTo(new Recipient("Head", GONE, null, "en"))).isFalse();
    }
}
