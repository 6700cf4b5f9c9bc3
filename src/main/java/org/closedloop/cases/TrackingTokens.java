package org.closedloop.cases;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The unguessable token of a case's tracking page: made from the reference with this installation's secret, so that each mail
 * and each repeated filing carries the same link; only its hash is stored.
 */
@Component
class TrackingTokens {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    TrackingTokens(JdbcClient jdbc, @Value("${closedloop.link-secret:}") String configured) {
        this.key = new SecretKeySpec((configured.isBlank() ? kept(jdbc) : configured).getBytes(StandardCharsets.UTF_8), MAC);
    }

    private static String kept(JdbcClient jdbc) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into installation_secret (name, value) values ('links', :value) on conflict do nothing")
                .param("value", HexFormat.of().formatHex(fresh)).update();
        return jdbc.sql("select value from installation_secret where name = 'links'").query(String.class).single();
    }

    String tokenOf(String reference) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(("track:" + reference).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot compute " + MAC, e);
        }
    }

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot compute SHA-256", e);
        }
    }
}
