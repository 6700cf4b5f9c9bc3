package org.closedloop.demo;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.closedloop.notification.Delivery;
import org.closedloop.notification.Enclosure;
import org.closedloop.notification.OutgoingMessage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that people were sent, for as long as no mail server is configured. */
@Component
@Profile("demo")
class DemoMailbox {

    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoMailbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Mail(String to, String subject, String text, String kind, String caseReference, Instant sentAt, List<Enclosed> enclosures) {
    }

    record Enclosed(String name, String path) {

        static Enclosed of(UUID mail, int number, String name) {
            return new Enclosed(name, "/demo/mailbox/" + mail + "/enclosure" + (number == 1 ? "" : "?number=" + number));
        }
    }

    /** Newest first; an empty filter leaves nothing out. */
    List<Mail> mails(String to, String caseReference) {
        return jdbc.sql("""
                select id, recipient, subject, text, kind, case_reference, sent_at,
                       (select array_agg(e.name order by e.number) from demo_enclosure e where e.mail = demo_mail.id) enclosed from demo_mail
                where (:to = '' or position(lower(:to) in lower(recipient)) > 0) and (:reference = '' or case_reference = :reference)
                order by seq desc limit :most""")
                .param("to", to.strip()).param("reference", caseReference.strip()).param("most", MOST)
                .query((row, i) -> new Mail(row.getString("recipient"), row.getString("subject"), row.getString("text"),
                        row.getString("kind"), row.getString("case_reference"), row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        enclosed(row.getObject("id", UUID.class), row.getArray("enclosed"))))
                .list();
    }

    private static List<Enclosed> enclosed(UUID mail, Array names) throws SQLException {
        String[] found = names == null ? new String[0] : (String[]) names.getArray();
        return IntStream.range(0, found.length).mapToObj(i -> Enclosed.of(mail, i + 1, found[i])).toList();
    }

    Optional<Enclosure> enclosure(UUID mail, int number) {
        return jdbc.sql("select name, media_type, content from demo_enclosure where mail = :id and number = :number").param("id", mail)
                .param("number", number)
                .query((row, i) -> new Enclosure(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    List<String> recipients() {
        return jdbc.sql("select distinct recipient from demo_mail order by recipient limit 200").query(String.class).list();
    }

    /** The same message is kept once however often it comes. */
    void keep(OutgoingMessage message) {
        jdbc.sql("""
                insert into demo_mail (id, kind, case_reference, recipient, recipient_name, subject, text, sent_at)
                values (:id, :kind, :reference, :recipient, :name, :subject, :text, :sentAt)
                on conflict do nothing""")
                .param("id", message.id()).param("kind", message.kind()).param("reference", message.caseReference())
                .param("recipient", message.address()).param("name", message.name()).param("subject", message.subject())
                .param("text", message.text()).param("sentAt", clock.instant().atOffset(ZoneOffset.UTC)).update();
        for (int i = 0; i < message.enclosures().size(); i++) {
            Enclosure file = message.enclosures().get(i);
            jdbc.sql("""
                    insert into demo_enclosure (mail, number, name, media_type, content) values (:mail, :number, :name, :type, :content)
                    on conflict do nothing""")
                    .param("mail", message.id()).param("number", i + 1).param("name", file.name()).param("type", file.mediaType())
                    .param("content", file.content()).update();
        }
    }

    /** Takes the place of the mail server. */
    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    @ConditionalOnProperty(name = "spring.mail.host", matchIfMissing = true, havingValue = "false")
    static class InsteadOfMailServer {

        @Bean
        Delivery demoDelivery(DemoMailbox mailbox) {
            return new Delivery() {
                @Override
                public String channel() {
                    return EMAIL;
                }

                @Override
                public void deliver(OutgoingMessage message) {
                    mailbox.keep(message);
                }
            };
        }
    }
}
