package org.closedloop.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does what was asked with a key exactly once: the key is kept in the transaction of the deed, a repetition gets the first answer,
 * and two at a time take turns.
 */
@Service
class OnceOnly {

    private record Earlier(String fingerprint, String answer) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OnceOnly(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws KeyConflict when the key is being used just now, or was used for something else */
    @Transactional
    public String attempt(String key, String fingerprint, Supplier<String> deed) {
        String hash = sha256(key);
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))").param("key", hash).query(Boolean.class).single()) {
            throw new KeyConflict(KeyConflict.Reason.inProgress, null);
        }
        return once(hash, fingerprint, deed);
    }

    /** Like {@link #attempt}, but waits for the one before: for people who click twice. */
    @Transactional
    public String await(String key, String fingerprint, Supplier<String> deed) {
        String hash = sha256(key);
        jdbc.sql("set local lock_timeout = '5s'").update();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", hash).query((row, number) -> true).single();
        jdbc.sql("set local lock_timeout = 0").update();
        return once(hash, fingerprint, deed);
    }

    private String once(String hash, String fingerprint, Supplier<String> deed) {
        Optional<Earlier> earlier = jdbc.sql("select fingerprint, answer from request_once where key_hash = :key")
                .param("key", hash).query(Earlier.class).optional();
        if (earlier.isPresent()) {
            if (!earlier.get().fingerprint().equals(fingerprint)) {
                throw new KeyConflict(KeyConflict.Reason.otherPayload, earlier.get().answer());
            }
            return earlier.get().answer();
        }
        String answer = deed.get();
        jdbc.sql("insert into request_once (key_hash, fingerprint, answer, at) values (:key, :fingerprint, :answer, :at)")
                .param("key", hash).param("fingerprint", fingerprint).param("answer", answer)
                .param("at", java.sql.Timestamp.from(clock.instant())).update();
        return answer;
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot compute SHA-256", e);
        }
    }
}
