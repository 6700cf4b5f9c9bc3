package org.closedloop.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.closedloop.Covers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsDeliveryTest {

    private static final Recipient LI = new Recipient("Li", null, "+8613800000002", "en");

    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private volatile int status = 202;
    private HttpServer gateway;
    private OutboxFixture fixture;
    private OutboxSender node;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/sms", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            signatures.add(exchange.getRequestHeaders().getFirst(SmsDelivery.SIGNATURE));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        gateway.start();
        fixture = new OutboxFixture(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms"));
        node = fixture.node(new SmsDelivery(fixture.settings, new ObjectMapper()));
    }

    @AfterEach
    void stop() {
        fixture.stop();
        gateway.stop(0);
    }

    @Test
    @Covers("R-227")
    void postsASignedMessage() throws Exception {
        fixture.send("CL-26-000001", LI);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("sent"));
        JsonNode body = new ObjectMapper().readTree(bodies.get(0));
        assertThat(body.get("to").asText()).isEqualTo("+8613800000002");
        assertThat(body.get("text").asText()).contains("CL-26-000001", "已经修好。", "http://localhost:8080/track/");
        assertThat(body.get("messageId").asText()).isEqualTo(fixture.messageId("CL-26-000001"));
        assertThat(signatures.get(0)).isEqualTo("sha256=" + hmac(bodies.get(0)));
    }

    @Test
    void keepsTheMessageIdWhenTheGatewayIsBusy() throws Exception {
        status = 503;
        fixture.send("CL-26-000001", LI);
        await().until(() -> !bodies.isEmpty());
        status = 200;
        fixture.pass(Duration.ofHours(1));

        await().untilAsserted(() -> {
            fixture.pass(Duration.ofMinutes(1));
            assertThat(fixture.status("CL-26-000001")).isEqualTo("sent");
        });
        for (byte[] body : bodies) {
            assertThat(new ObjectMapper().readTree(body).get("messageId").asText()).isEqualTo(fixture.messageId("CL-26-000001"));
        }
    }

    @Test
    void takesAWrongSecretForTheServersTrouble() {
        status = 401;
        fixture.send("CL-26-000001", LI);

        await().until(() -> node.silentChannels().contains("sms"));
        assertThat(fixture.undeliverable).isEmpty();
        assertThat(fixture.notifications().canWriteTo(LI)).isTrue();
    }

    @Test
    void handsARefusedNumberToStaff() {
        status = 422;
        fixture.send("CL-26-000001", LI);

        await().untilAsserted(() -> assertThat(fixture.status("CL-26-000001")).isEqualTo("failed"));
        assertThat(fixture.undeliverable).hasSize(1);
        assertThat(fixture.notifications().canWriteTo(LI)).isFalse();
    }

    @Test
    void writesMailToWhoeverHasAnAddress() {
        fixture.send("CL-26-000001", new Recipient("Li", "li@customer.example", "+8613800000002", "en"));

        assertThat(fixture.jdbc.sql("select channel from outbox_message").query(String.class).single()).isEqualTo("email");
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a-secret-of-sixteen".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
