package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.closedloop.portal.HttpCaller.basic;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through which door, asked over real HTTP (S1, S2, S9, S26, S29, S30). */
class WebSecurityTest extends SecuredApplication {

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/engine", "/engine-rest/process-definition", "/engine-rest/user",
            "/engine-rest/history/process-instance", "/engine-rest/filter", "/engine-rest/deployment", "/engine-rest/openapi.json",
            "/api/cases", "/api/cases/CL-26-000001", "/api/watch/stalled"})
    void asksForCredentials(String path) {
        HttpResponse<String> answer = anonymous().get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void answersTheSameToAnUnknownUserAndAWrongPassword() {
        HttpResponse<String> unknown = anonymous().get("/engine-rest/task", "Authorization", basic("nobody-here"));
        // a wrong password locks an account for some seconds, so it is one that no other test needs
        member("security-forgetful", "customer-service");
        HttpResponse<String> wrong = anonymous().get("/engine-rest/task", "Authorization", basic("security-forgetful", "wrong"));

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void letsStaffThrough() {
        assertThat(anonymous().get("/engine-rest/task?maxResults=10", "Authorization", basic(CLERK)).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhoIsInNoGroup() {
        assertThat(anonymous().get("/engine-rest/task", "Authorization", basic(OUTSIDER)).statusCode()).isEqualTo(403);
        assertThat(anonymous().get("/api/cases", "Authorization", basic(OUTSIDER)).statusCode()).isEqualTo(403);
    }

    @Test
    void keepsTheWatchToThoseWhoOversee() {
        assertThat(anonymous().get("/api/watch/stalled", "Authorization", basic(CLERK)).statusCode()).isEqualTo(403);
        HttpResponse<String> stalled = anonymous().get("/api/watch/stalled", "Authorization", basic(ADMIN));
        assertThat(stalled.statusCode()).isEqualTo(200);
        assertThat(stalled.body()).startsWith("[");
    }

    @Test
    void letsOnlyThoseActWhoOversee() {
        String nothing = "/api/watch/stalled/00000000-0000-0000-0000-000000000000/";
        HttpResponse<String> outdated = anonymous().post(nothing + "remind", "", "Authorization", basic(ADMIN), "Accept-Language", "en");

        assertThat(anonymous().post(nothing + "remind", "", "Authorization", basic(CLERK)).statusCode()).isEqualTo(403);
        assertThat(anonymous().post(nothing + "remind", "", "Authorization", basic(ADMIN), "Origin", "https://evil.example").statusCode())
                .isIn(401, 403);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body()).contains("It moves again");
        assertThat(anonymous().post(nothing + "dance", "", "Authorization", basic(ADMIN)).statusCode()).isEqualTo(404);
        assertThat(anonymous().post("/api/watch/stalled/x/remind", "", "Authorization", basic(ADMIN)).statusCode()).isEqualTo(404);
        assertThat(anonymous().post("/camunda/api/closedloop/stalled/x/remind", "").statusCode()).isIn(401, 403);
    }

    @Test
    void sendsPeopleToTheSignInTheyKnow() {
        HttpResponse<String> answer = anonymous().get("/staff/", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("/camunda/app/tasklist/default/#/login"));
    }

    @Test
    void sharesTheSignInOfTasklist() {
        assertThat(anonymous().signIn(CLERK).get("/staff/no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    void endsTheSharedSignInWhenTheUserIsGone() {
        identities.saveUser(user("leaver"));
        identities.createMembership("leaver", "customer-service");
        HttpCaller leaver = anonymous().signIn("leaver");
        identities.deleteUser("leaver");

        assertThat(leaver.get("/staff/no-such-page").statusCode()).isEqualTo(401);
    }

    @Test
    void needsATokenToChangeSomethingWithASession() {
        assertThat(anonymous().signIn(CLERK).post("/staff/no-such-page", "").statusCode()).isEqualTo(403);
    }

    @Test
    void needsNoTokenWithBasicUnlessAnotherSiteSentIt() {
        assertThat(anonymous().post("/staff/no-such-page", "", "Authorization", basic(CLERK)).statusCode()).isEqualTo(404);
        assertThat(anonymous().post("/staff/no-such-page", "", "Authorization", basic(CLERK), "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(anonymous().post("/engine-rest/task", "{}", "Authorization", basic(ADMIN), "Content-Type", "application/json",
                "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/file", "/survey/x", "/track/x"})
    void needsATokenOnTheCustomersForms(String path) {
        assertThat(anonymous().post(path, "a=b", "Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example")
                .statusCode()).isEqualTo(403);
    }

    @Test
    void keepsNoSessionForCustomers() {
        HttpCaller customer = anonymous();
        customer.get("/");
        customer.post("/api/complaints", "{}", "Content-Type", "application/json");

        assertThat(customer.cookie("JSESSIONID")).isEmpty();
        assertThat(customer.wholeCookie("XSRF-TOKEN")).hasValueSatisfying(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webjars/camunda/app/tasklist/index.html", "/actuator", "/actuator/env", "/actuator/metrics", "/actuator/prometheus",
            "/api/unknown", "/camunda-welcome/index.html", "/no/such/page"})
    void doesNotShowWhatNobodyOpened(String path) {
        assertThat(anonymous().get(path).statusCode()).isEqualTo(404);
        assertThat(anonymous().get(path, "Authorization", basic(ADMIN)).statusCode()).isEqualTo(404);
    }

    @Test
    void hidesTheDemoToolsOutsideTheDemo() {
        assertThat(anonymous().get("/demo/mailbox").statusCode()).isEqualTo(404);
        assertThat(anonymous().post("/api/demo/clock", "{}", "Content-Type", "application/json").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOnlyTheStatusOfHealth() {
        HttpResponse<String> answer = anonymous().get("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void tellsMoreOnTheManagementPort() {
        assertThat(new HttpCaller(managementPort).get("/actuator/metrics").statusCode()).isEqualTo(200);
        assertThat(new HttpCaller(managementPort).get("/engine-rest/task").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/track/x", "/api/complaints", "/no/such/page"})
    void sendsStrictHeaders(String path) {
        HttpResponse<String> answer = anonymous().get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'").doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
    }

    @Test
    void letsBrowsersKeepTheAssetsOfTheWebApplications() {
        assertThat(anonymous().get("/camunda/lib/deps.js").headers().firstValue("Cache-Control").orElse("")).doesNotContain("no-store");
    }
}
