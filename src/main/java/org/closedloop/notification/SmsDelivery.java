package org.closedloop.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.closedloop.notification.DeliveryException.Verdict;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Short messages through the company's own gateway, see docs/sms-webhook.md. */
@Component
@ConditionalOnProperty("closedloop.notification.sms.url")
class SmsDelivery implements Delivery {

    static final String SIGNATURE = "X-Closedloop-Signature";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final NotificationSettings.Sms webhook;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    SmsDelivery(NotificationSettings settings, ObjectMapper json) {
        this.webhook = settings.sms();
        this.json = json;
    }

    @Override
    public String channel() {
        return SMS;
    }

    @Override
    public void deliver(OutgoingMessage message) throws DeliveryException {
        byte[] body = body(message);
        HttpRequest request = HttpRequest.newBuilder(webhook.url()).timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(SIGNATURE, "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        int status = post(request);
        if (status == 422) {
            throw new DeliveryException(Verdict.ADDRESS_REFUSED, "http422", null);
        }
        if (status == 429 || status >= 500) {
            throw new DeliveryException(Verdict.TRY_LATER, "http" + status, null);
        }
        if (status < 200 || status >= 300) {
            // not the message's fault: a wrong address or secret of the webhook
            throw new DeliveryException(Verdict.SERVER_UNAVAILABLE, "http" + status, null);
        }
    }

    private int post(HttpRequest request) throws DeliveryException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new DeliveryException(Verdict.SERVER_UNAVAILABLE, "httpConnection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException(Verdict.SERVER_UNAVAILABLE, "interrupted", e);
        }
    }

    private byte[] body(OutgoingMessage message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("to", message.address());
        fields.put("text", message.text());
        fields.put("messageId", message.messageId());
        try {
            return json.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(webhook.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
