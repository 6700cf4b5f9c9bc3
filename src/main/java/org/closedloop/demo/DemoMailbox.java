package org.closedloop.demo;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** @param enclosure null when none went with it */
    record Mail(String to, String subject, String text, String kind, String caseReference, Instant sentAt, Enclosed enclosure) {
    }

    record Enclosed(String name, String path) {

        static Enclosed of(UUID mail, String name) {
            return name == null ? null : new Enclosed(name, "/demo/mailbox/" + mail + "/enclosure");
        }
    }

    /** Newest first; an empty filter leaves nothing out. */
    List<Mail> mails(String to, String caseReference) {
        return jdbc.sql("""
                select id, recipient, subject, text, kind, case_reference, sent_at, enclosure_name from demo_mail
                where (:to = '' or position(lower(:to) in lower(recipient)) > 0) and (:reference = '' or case_reference = :reference)
                order by seq desc limit :most""")
                .param("to", to.strip()).param("reference", caseReference.strip()).param("most", MOST)
                .query((row, i) -> new Mail(row.getString("recipient"), row.getString("subject"), row.getString("text"),
                        row.getString("kind"), row.getString("case_reference"), row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        Enclosed.of(row.getObject("id", UUID.class), row.getString("enclosure_name"))))
                .list();
    }

    Optional<Enclosure> enclosure(UUID mail) {
        return jdbc.sql("select enclosure_name, enclosure_type, enclosure from demo_mail where id = :id and enclosure is not null").param("id", mail)
                .query((row, i) -> new Enclosure(row.getString("enclosure_name"), row.getString("enclosure_type"), row.getBytes("enclosure")))
                .optional();
    }

    List<String> recipients() {
        return jdbc.sql("select distinct recipient from demo_mail order by recipient limit 200").query(String.class).list();
    }

    /** The same message is kept once however often it comes. */
    void keep(OutgoingMessage message) {
        Optional<Enclosure> enclosed = Optional.ofNullable(message.enclosure());
        jdbc.sql("""
                insert into demo_mail (id, kind, case_reference, recipient, recipient_name, subject, text, sent_at, enclosure_name, enclosure_type,
                    enclosure)
                values (:id, :kind, :reference, :recipient, :name, :subject, :text, :sentAt, :enclosureName, :enclosureType, :enclosure)
                on conflict do nothing""")
                .param("id", message.id()).param("kind", message.kind()).param("reference", message.caseReference())
                .param("recipient", message.address()).param("name", message.name()).param("subject", message.subject())
                .param("text", message.text()).param("sentAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("enclosureName", enclosed.map(Enclosure::name).orElse(null), Types.VARCHAR)
                .param("enclosureType", enclosed.map(Enclosure::mediaType).orElse(null), Types.VARCHAR)
                .param("enclosure", enclosed.map(Enclosure::content).orElse(null), Types.BINARY).update();
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
