package org.closedloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox table. Whether a message is due follows the application's clock; a lease is a lock between machines, so it follows the
 * database's clock, which all of them share.
 */
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean add(OutgoingMessage message, String purpose, boolean deliverable, Instant now) {
        return jdbc.sql("""
                insert into outbox_message (id, kind, case_reference, round, purpose, channel, address, recipient_name, language,
                    subject, text, status, next_try_at, message_id, last_error, created_at, enclosure_id)
                values (:id, :kind, :reference, :round, :purpose, :channel, :address, :name, :language,
                    :subject, :text, :status, :now, :messageId, :error, :now, cast(:enclosure as uuid))
                on conflict on constraint outbox_message_once do nothing""")
                .param("id", message.id()).param("kind", message.kind()).param("reference", message.caseReference())
                .param("round", message.round()).param("purpose", purpose).param("channel", message.channel())
                .param("address", message.address()).param("name", message.name()).param("language", message.language())
                .param("subject", message.subject()).param("text", message.text())
                .param("status", deliverable ? "new" : "failed").param("error", deliverable ? null : "notReachable")
                .param("messageId", message.messageId()).param("now", utc(now)).param("enclosure", message.enclosureId())
                .update() == 1;
    }

    @Transactional
    List<OutgoingMessage> claim(String channel, int limit, Duration lease, Instant now) {
        return jdbc.sql("""
                with claimed as (
                    update outbox_message
                    set status = 'sending', attempts = attempts + 1, lease_until = clock_timestamp() + make_interval(secs => :lease)
                    where id in (select id from outbox_message
                                 where channel = :channel and ((status = 'new' and next_try_at <= :now)
                                     or (status = 'sending' and lease_until < clock_timestamp()))
                                 order by next_try_at, seq limit :limit for update skip locked)
                    returning *)
                select * from claimed order by seq""")
                .param("channel", channel).param("limit", limit).param("lease", lease.toMillis() / 1000.0).param("now", utc(now))
                .query((row, i) -> new OutgoingMessage(row.getObject("id", UUID.class), row.getString("message_id"),
                        row.getString("kind"), row.getString("case_reference"), row.getInt("round"), row.getString("channel"),
                        row.getString("address"), row.getString("recipient_name"), row.getString("language"),
                        row.getString("subject"), row.getString("text"), row.getInt("attempts"),
                        row.getObject("enclosure_id", UUID.class), List.of()))
                .list();
    }

    void markSent(OutgoingMessage message, Instant now) {
        jdbc.sql("""
                update outbox_message set status = 'sent', sent_at = :now, lease_until = null, last_error = null
                where id = :id and status <> 'sent'""")
                .param("id", message.id()).param("now", utc(now)).update();
    }

    boolean markFailed(OutgoingMessage message, String error) {
        return jdbc.sql("""
                update outbox_message set status = 'failed', lease_until = null, last_error = :error
                where id = :id and status = 'sending' and attempts = :attempts""")
                .param("id", message.id()).param("attempts", message.attempts()).param("error", error).update() == 1;
    }

    void tryAgain(OutgoingMessage message, Instant at, String error) {
        jdbc.sql("""
                update outbox_message set status = 'new', lease_until = null, next_try_at = :at, last_error = :error
                where id = :id and status = 'sending' and attempts = :attempts""")
                .param("id", message.id()).param("attempts", message.attempts()).param("at", utc(at)).param("error", error).update();
    }

    /** Gives back what was claimed and not tried. */
    void release(OutgoingMessage message) {
        jdbc.sql("""
                update outbox_message set status = 'new', lease_until = null, attempts = attempts - 1
                where id = :id and status = 'sending' and attempts = :attempts""")
                .param("id", message.id()).param("attempts", message.attempts()).update();
    }

    /** What was refused or waits goes out again at once. */
    int sendAgain(String reference, Instant now) {
        return jdbc.sql("""
                update outbox_message set status = 'new', attempts = 0, next_try_at = :now, lease_until = null, last_error = null
                where case_reference = :reference and channel <> 'none' and status in ('new', 'failed')""")
                .param("reference", reference).param("now", utc(now)).update();
    }

    /** What was refused or waits goes out to this e-mail address, unless the same went there before. */
    int sendAgainTo(String email, String reference, List<String> kinds, Instant now) {
        return jdbc.sql("""
                update outbox_message set status = 'new', attempts = 0, next_try_at = :now, lease_until = null, last_error = null,
                    channel = 'email', address = :email
                where id in (select distinct on (m.round, m.kind, m.purpose) m.id from outbox_message m
                             where m.case_reference = :reference and m.kind in (:kinds) and m.status in ('new', 'failed')
                               and not exists (select from outbox_message o where o.case_reference = m.case_reference and o.round = m.round
                                                and o.kind = m.kind and o.purpose = m.purpose and o.address = :email and o.id <> m.id)
                             order by m.round, m.kind, m.purpose, m.seq)""")
                .param("reference", reference).param("kinds", kinds).param("email", email).param("now", utc(now)).update();
    }

    /** The addresses of a case's messages are tried again, even those that were refused once. */
    void forgetUndeliverableOf(String reference) {
        jdbc.sql("""
                delete from undeliverable_address
                where address in (select lower(m.address) from outbox_message m where m.case_reference = :reference)""")
                .param("reference", reference).update();
    }

    List<String> undelivered(String reference, List<String> kinds) {
        return jdbc.sql("""
                select distinct coalesce(nullif(address, ''), recipient_name) reader from outbox_message
                 where case_reference = :reference and kind in (:kinds) and status = 'failed' order by reader""")
                .param("reference", reference).param("kinds", kinds).query(String.class).list();
    }

    void markUndeliverable(String address, String error, Instant now) {
        jdbc.sql("insert into undeliverable_address (address, error_code, since) values (lower(:address), :error, :now) on conflict do nothing")
                .param("address", address).param("error", error).param("now", utc(now)).update();
    }

    void forgetUndeliverable(String address) {
        jdbc.sql("delete from undeliverable_address where address = lower(:address)").param("address", address).update();
    }

    boolean isUndeliverable(String address) {
        return jdbc.sql("select exists (select 1 from undeliverable_address where address = lower(:address))")
                .param("address", address).query(Boolean.class).single();
    }

    long waiting() {
        return jdbc.sql("select count(*) from outbox_message where status in ('new', 'sending')").query(Long.class).single();
    }

    Optional<Instant> oldestWaiting() {
        return jdbc.sql("select min(created_at) from outbox_message where status in ('new', 'sending')")
                .query((row, i) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant)).single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
