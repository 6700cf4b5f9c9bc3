package org.closedloop.notification;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox on a real database with as many sending nodes as a test wants, and a clock that the test moves. */
class OutboxFixture {

    /** system property of a second JVM that uses the database of the first */
    static final String SHARED_DATABASE = "outbox.database";

    private static final HikariDataSource DATABASE = start();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-01T08:00:00Z"));
    final List<Undeliverable> undeliverable = new ArrayList<>();
    final Map<UUID, Enclosure> files = new HashMap<>();
    final NotificationSettings settings;
    final Outbox outbox = new Outbox(jdbc);
    final DataSourceTransactionManager transactions = new DataSourceTransactionManager(DATABASE);
    private final List<OutboxSender> senders = new ArrayList<>();
    private Notifications notifications;

    OutboxFixture(URI sms) {
        this(LetterWriterTest.settings(sms));
        jdbc.sql("truncate outbox_message, undeliverable_address").update();
    }

    /** On the tables as they are. */
    OutboxFixture(NotificationSettings settings) {
        this.settings = settings;
    }

    /** One more node that sends through these deliveries. */
    OutboxSender node(Delivery... deliveries) {
        OutboxSender sender = idleNode(deliveries);
        sender.start();
        return sender;
    }

    OutboxSender idleNode(Delivery... deliveries) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (Delivery delivery : deliveries) {
            beans.registerSingleton(delivery.channel(), delivery);
        }
        beans.registerSingleton("enclosures", (Enclosures) id -> files.containsKey(id) ? List.of(files.get(id)) : List.of());
        beans.registerSingleton("handler", (UndeliverableHandler) undeliverable::add);
        beans.registerSingleton("links", new LinkIssuer() {
            @Override
            public String trackingLink(String caseReference) {
                return "http://localhost:8080/track/" + UUID.randomUUID();
            }

            @Override
            public String surveyLink(String caseReference, int round) {
                return "http://localhost:8080/survey/" + UUID.randomUUID();
            }
        });
        Postman postman = new Postman(outbox, new LinkWriter(beans.getBeanProvider(LinkIssuer.class)), beans.getBeanProvider(Enclosures.class),
                settings, beans.getBeanProvider(UndeliverableHandler.class), transactions, clock());
        OutboxSender sender = new OutboxSender(beans.getBeanProvider(Delivery.class), postman, settings);
        notifications = new Notifications(outbox, new LetterWriter(settings), settings, sender, clock());
        senders.add(sender);
        return sender;
    }

    void stop() {
        senders.forEach(OutboxSender::stop);
    }

    Notifications notifications() {
        return notifications;
    }

    void send(String reference, Recipient to) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> notifications.send(response(reference, to)));
    }

    static Notice response(String reference, Recipient to) {
        return new Notice("response", reference, 1, "", to, Map.of("response", "We have repaired it. 已经修好。"));
    }

    String status(String reference) {
        return jdbc.sql("select status from outbox_message where case_reference = :reference").param("reference", reference)
                .query(String.class).single();
    }

    String messageId(String reference) {
        return jdbc.sql("select message_id from outbox_message where case_reference = :reference").param("reference", reference)
                .query(String.class).single();
    }

    SmtpDelivery smtp(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            server.getJavaMailProperties().setProperty("mail.smtp." + timeout, "300");
        }
        return new SmtpDelivery(server, settings, clock());
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }
        };
    }

    static String databaseUrl() {
        return DATABASE.getJdbcUrl();
    }

    private static HikariDataSource start() {
        String shared = System.getProperty(SHARED_DATABASE);
        if (shared != null) {
            HikariDataSource database = new HikariDataSource();
            database.setJdbcUrl(shared);
            return database;
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            HikariDataSource database = new HikariDataSource();
            database.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            database.setMaximumPoolSize(10);
            try (Connection connection = database.getConnection()) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V4__notification.sql"));
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V13_1__enclosures.sql"));
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
