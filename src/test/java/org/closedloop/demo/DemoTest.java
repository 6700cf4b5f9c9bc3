package org.closedloop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The demonstration as a visitor meets it, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"closedloop.data-directory=target/demo-data", "management.server.port=0", "camunda.bpm.job-execution.enabled=true"})
@ActiveProfiles("demo")
class DemoTest {

    private static final String ENCLOSURE = "/demo/mailbox/00000000-0000-0000-0000-000000000000/enclosure";

    @Autowired
    TestRestTemplate http;
    @Autowired
    Notifications notifications;
    @Autowired
    StaffDirectory directory;
    @Autowired
    IdentityService identities;
    @Autowired
    RepositoryService repository;
    @Autowired
    RuntimeService runtime;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DemoStaff demoStaff;
    @Autowired
    DemoClock demoClock;
    @Autowired
    Clock clock;

    @Test
    void knowsTheUsersOfTheContract() {
        assertThat(directory.everyone()).hasSize(15).allSatisfy(person -> {
            assertThat(person.email()).isEqualTo(person.userId() + "@demo.closedloop.example");
            assertThat(identities.checkPassword(person.userId(), "demo")).isTrue();
        });
        assertThat(directory.find("field-engineers")).isEmpty();
        assertThat(directory.present("field-engineers")).extracting("userId").containsExactly("engineer-li", "engineer-wang");
        assertThat(directory.present("camunda-admin")).extracting("userId").containsExactly("admin");

        demoStaff.afterSingletonsInstantiated();

        assertThat(directory.everyone()).hasSize(15);
    }

    @Test
    void showsWhatWasSentNewestFirst() {
        String reference = "CL-26-" + UUID.randomUUID().toString().substring(0, 6);
        String hostile = "<script>alert(1)</script> see http://evil.example/x and http://localhost:8080/track/abc-1_2.";
        Recipient to = new Recipient("Wang", reference.toLowerCase() + "@customer.example", null, "en");
        Notice first = new Notice("customerReplied", reference, 1, "", to, Map.of("step", hostile, "round", "1"));
        Notice second = new Notice("customerReplied", reference, 2, "", to, Map.of("step", "Second", "round", "2"));
        notifications.send(first);
        await().until(() -> mailbox(reference).size() == 1);
        notifications.send(first);
        notifications.send(second);
        await().until(() -> mailbox(reference).size() == 2);

        JsonNode newest = mailbox(reference).get(0);
        assertThat(newest.get("to").asText()).isEqualTo(to.email());
        assertThat(newest.get("kind").asText()).isEqualTo("customerReplied");
        assertThat(newest.get("caseReference").asText()).isEqualTo(reference);
        assertThat(newest.get("subject").asText()).contains(reference);
        assertThat(newest.get("text").asText()).contains("Second");
        assertThat(Instant.parse(newest.get("sentAt").asText())).isBeforeOrEqualTo(clock.instant());

        String page = admin().getForObject("/demo/mailbox?to={to}", String.class, to.email());
        assertThat(page).contains("&lt;script&gt;", "href=\"http://localhost:8080/track/abc-1_2.\"", "http://evil.example/x")
                .doesNotContain("<script>", "href=\"http://evil");
        assertThat(admin().getForObject("/demo/mailbox?to=nobody@nowhere.example", String.class)).contains("Nothing here yet");
    }

    @Test
    void movesTheClockAndFiresWhatIsDue() {
        repository.createDeployment().addModelInstance("demoTimer.bpmn", Bpmn.createExecutableProcess("demoTimer")
                .camundaHistoryTimeToLive(1).startEvent().intermediateCatchEvent().timerWithDuration("PT24H").endEvent().done()).deploy();
        String instance = runtime.startProcessInstanceByKey("demoTimer").getId();
        Instant before = clock.instant();

        ResponseEntity<JsonNode> answer = advance("{\"advance\":\"PT25H\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(Instant.parse(answer.getBody().get("now").asText())).isBetween(before.plus(Duration.ofHours(25)),
                before.plus(Duration.ofHours(25)).plusSeconds(30));
        await().atMost(Duration.ofSeconds(3)).until(() -> runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0);
        assertThat(Instant.parse(admin().getForObject("/api/demo/clock", JsonNode.class).get("now").asText()))
                .isAfter(before.plus(Duration.ofHours(25)));

        // a new start finds the clock where it was
        Date moved = ClockUtil.getCurrentTime();
        ClockUtil.reset();
        new DemoClock(jdbc, null);
        assertThat(ClockUtil.getCurrentTime()).isCloseTo(moved, 30_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"advance\":\"\"}", "{\"advance\":\"-PT1H\"}", "{\"advance\":\"PT0S\"}", "{\"advance\":\"P401D\"}",
        "{\"advance\":\"tomorrow\"}", "{\"advance\":25}", "{\"advance\":null}", "[]", "nonsense", "{\"advance\":\"P99999999999999D\"}",
        "{\"advance\":[\"PT1H\"]}"})
    void namesWhatIsWrongWithAMove(String body) {
        Instant before = clock.instant();

        ResponseEntity<JsonNode> answer = advance(body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)).isTrue();
        assertThat(answer.getBody().get("detail").asText()).startsWith("advance");
        assertThat(clock.instant()).isBefore(before.plusSeconds(60));
    }

    @Test
    void movesAllNodesTogether() throws Exception {
        DemoClock other = new DemoClock(jdbc, null);
        other.acknowledge(other.state());
        long before = other.state().offsetMillis();
        AtomicBoolean paused = new AtomicBoolean();
        Thread watching = new Thread(() -> await().pollInterval(Duration.ofMillis(100)).until(() -> {
            DemoClock.State state = other.state();
            paused.compareAndSet(false, state.paused() && state.offsetMillis() == before);
            other.acknowledge(state);
            return state.offsetMillis() > before;
        }));
        watching.start();

        assertThat(advance("{\"advance\":\"PT2H\"}").getStatusCode()).isEqualTo(HttpStatus.OK);

        watching.join(10_000);
        assertThat(paused).isTrue();
        assertThat(other.state().offsetMillis()).isEqualTo(before + Duration.ofHours(2).toMillis());
    }

    @Test
    void letsOnlyOneMoveTheClock() {
        assertThat(demoClock.beginMove(Duration.ofSeconds(60))).isPositive();

        assertThat(advance("{\"advance\":\"PT2H\"}").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);

        demoClock.finishMove(Duration.ZERO);
        assertThat(advance("{\"advance\":\"PT1M\"}").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void movesTheClockFromThePage() {
        Instant before = clock.instant();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);

        assertThat(admin().getForObject("/demo/mailbox", String.class)).contains("name=\"_csrf\"");
        ResponseEntity<String> moved = admin().postForEntity("/demo/clock", new HttpEntity<>("advance=PT1H", headers), String.class);
        assertThat(moved.getStatusCode().is4xxClientError()).isFalse();
        assertThat(clock.instant()).isAfter(before.plus(Duration.ofHours(1)));

        ResponseEntity<String> refused = admin().postForEntity("/demo/clock", new HttpEntity<>("advance=<b>", headers), String.class);
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("a duration like PT25H");
    }

    @Test
    void ownsASampleProduct() {
        assertThat(jdbc.sql("select count(*) from owned_product where model = 'WM-200' and serial = 'SN-1'").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void isForTheAdministratorOnly() {
        for (String path : new String[] {"/api/demo/mailbox", "/demo/mailbox", "/api/demo/clock", ENCLOSURE}) {
            assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
            assertThat(http.withBasicAuth("management", "demo").getForEntity(path, String.class).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(admin().getForEntity(ENCLOSURE, String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private JsonNode mailbox(String reference) {
        return admin().getForObject("/api/demo/mailbox?caseReference={reference}", JsonNode.class, reference);
    }

    private ResponseEntity<JsonNode> advance(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return admin().postForEntity("/api/demo/clock", new HttpEntity<>(body, headers), JsonNode.class);
    }

    private TestRestTemplate admin() {
        return http.withBasicAuth("admin", "demo");
    }
}
