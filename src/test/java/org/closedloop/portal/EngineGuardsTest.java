package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.closedloop.portal.HttpCaller.basic;

import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Attacks on the engine over real HTTP, each of which the bare engine 7.24.0 would let pass or answer with 500 (S2 to S7, S26, S27, S33). */
class EngineGuardsTest extends SecuredApplication {

    private static final String IN_OR_QUERY = "{\"orQueries\": [{\"dueAfterExpression\": \"${now()}\", \"assignee\": \"nobody\"}]}";

    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FilterService filters;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService management;

    private String deployment;
    private String taskId;

    @BeforeEach
    void openTask() {
        deployment = repository.createDeployment().name("guards").addClasspathResource("guards/guardTrial.bpmn")
                .addClasspathResource("guards/guardTrial.form").deploy().getId();
        String instance = runtime.startProcessInstanceByKey("guardTrial").getId();
        taskId = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
    }

    // CVE-2026-77226

    @Test
    void keepsTheSetUpClosedEvenWithoutAnyAdministrator() {
        List<User> administrators = identities.createUserQuery().memberOfGroup("camunda-admin").list();
        administrators.forEach(user -> identities.deleteMembership(user.getId(), "camunda-admin"));
        try {
            HttpCaller attacker = anonymous();
            attacker.get("/camunda/app/welcome/default/");
            HttpResponse<String> answer = attacker.post("/camunda/api/admin/setup/default/user/create",
                    "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},\"credentials\":{\"password\":\"intruder\"}}",
                    "Content-Type", "application/json", "X-XSRF-TOKEN", attacker.cookie("XSRF-TOKEN"));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(attacker.get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
            assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
        } finally {
            administrators.forEach(user -> identities.createMembership(user.getId(), "camunda-admin"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/%73etup/default/user/create",
            "/camunda/api/admin/setup/default/user/create/", "/camunda/api//admin/setup/default/user/create",
            "/camunda/api/admin/setup;x=y/default/user/create"})
    void keepsTheSetUpClosedHoweverItIsSpelt(String path) {
        HttpCaller attacker = anonymous();
        attacker.get("/camunda/app/welcome/default/");

        assertThat(attacker.post(path, "{}", "Content-Type", "application/json", "X-XSRF-TOKEN", attacker.cookie("XSRF-TOKEN")).statusCode())
                .isIn(400, 403);
    }

    // CVE-2026-109432

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count", "/history/task", "/history/process-instance", "/process-instance"})
    void refusesExpressionsInAlternatives(String path) {
        assertThat(rest(CLERK, path + "?maxResults=10", IN_OR_QUERY).statusCode()).isEqualTo(400);
        assertThat(webapp(CLERK, path + "?maxResults=10", IN_OR_QUERY).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task", "/task/count"})
    void refusesExpressionsInAlternativesOfAdministratorsToo(String path) {
        HttpResponse<String> answer = rest(ADMIN, path + "?maxResults=10", IN_OR_QUERY);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Expressions are forbidden");
        assertThat(webapp(ADMIN, path + "?maxResults=10", IN_OR_QUERY).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task?dueAfterExpression=$%7Bnow()%7D&maxResults=5", "/engine-rest/task?dueAfter%45xpression=x&maxResults=5"})
    void refusesExpressionsInTheAddress(String path) {
        assertThat(anonymous().get(path, "Authorization", basic(CLERK)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesExpressionsThatExtendAFilter() {
        Filter filter = storedFilter("${now()}");
        try {
            for (String who : List.of(CLERK, ADMIN)) {
                assertThat(rest(who, "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=5", IN_OR_QUERY).statusCode()).isEqualTo(400);
                assertThat(rest(who, "/filter/" + filter.getId() + "/count", IN_OR_QUERY).statusCode()).isEqualTo(400);
                assertThat(webapp(who, "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=5", IN_OR_QUERY).statusCode()).isEqualTo(400);
            }
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void runsStoredFiltersWithExpressions() {
        Filter filter = storedFilter("${now()}");
        try {
            assertThat(rest(CLERK, "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=5", "{}").statusCode()).isEqualTo(200);
            assertThat(webapp(CLERK, "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=5",
                    "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}").statusCode()).isEqualTo(200);
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${now().getClass()}", "${now().class.classLoader}", "${''.getClass().forName('java.lang.Runtime')}", "${dataSource}",
            "${processEngine.repositoryService}", "${environment.getProperty('user.home')}"})
    void keepsReflectionAndForeignBeansOutOfExpressions(String expression) {
        Filter filter = storedFilter(expression);
        try {
            HttpResponse<String> answer = rest(ADMIN, "/filter/" + filter.getId() + "/list?firstResult=0&maxResults=5", "{}");

            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("java.lang.Class", "HikariDataSource", "/root");
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void letsOnlyAdministratorsStoreFilters() {
        String plain = "{\"resourceType\":\"Task\",\"name\":\"f\",\"owner\":\"" + CLERK + "\",\"query\":{\"assignee\":\"x\"},\"properties\":{}}";
        String expression = plain.replace("\"assignee\"", "\"assigneeExpression\"");

        assertThat(rest(CLERK, "/filter/create", plain).statusCode()).isEqualTo(403);
        assertThat(rest(CLERK, "/filter/create", expression).statusCode()).isEqualTo(400);
    }

    // models

    @Test
    void letsOnlyAdministratorsDeploy() {
        assertThat(deploy("/engine-rest/deployment/create", CLERK, model("<bpmn:startEvent id=\"s\"/>")).statusCode()).isEqualTo(403);
        HttpCaller clerk = anonymous().signIn(CLERK);
        assertThat(clerk.post("/camunda/api/engine/engine/default/deployment/create", multipart(model("<bpmn:startEvent id=\"s\"/>")),
                "Content-Type", "multipart/form-data; boundary=xx", "X-XSRF-TOKEN", clerk.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<bpmn:scriptTask id=\"evil\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "<bpmn:startEvent id=\"s\"><bpmn:extensionElements><camunda:executionListener event=\"end\"><camunda:script scriptFormat=\"javascript\">1"
                    + "</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:startEvent>"})
    void refusesModelsWithScripts(String element) {
        HttpResponse<String> answer = deploy("/engine-rest/deployment/create", ADMIN, model(element));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Scripts are not allowed");
    }

    @Test
    void readsNoFilesThroughModels() {
        String hostile = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>" + model("<bpmn:startEvent id=\"s\" name=\"&f;\"/>");

        HttpResponse<String> answer = deploy("/engine-rest/deployment/create", ADMIN, hostile);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("root:");
    }

    // values

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"type\":\"Object\",\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
            "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"javax.swing.JFrame\",\"serializationDataFormat\":\"application/json\"}}",
            "{\"type\":\"NoSuchType\",\"value\":\"x\"}", "{\"type\":\"Integer\",\"value\":\"many\"}"})
    void refusesValuesOfForeignTypes(String value) {
        assertThat(rest(CLERK, "/task/" + taskId + "/complete", "{\"variables\":{\"answer\":" + value + "}}").statusCode()).isEqualTo(400);
        assertThat(webapp(CLERK, "/task/" + taskId + "/submit-form", "{\"variables\":{\"answer\":" + value + "}}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form", "resolve"})
    void takesOnlyWhatTheFormAsksFor(String how) {
        HttpResponse<String> answer = rest(CLERK, "/task/" + taskId + "/" + how, "{\"variables\":{\"category\":{\"value\":\"quality\"}}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("category");
        assertThat(tasks.createTaskQuery().taskId(taskId).count()).isOne();
    }

    @Test
    void takesNoVariablesBesideTheForm() {
        assertThat(anonymous().send("PUT", "/engine-rest/task/" + taskId + "/variables/round", "{\"value\":9,\"type\":\"Integer\"}",
                "Authorization", basic(CLERK), "Content-Type", "application/json").statusCode()).isEqualTo(400);
        assertThat(rest(CLERK, "/task/" + taskId + "/variables", "{\"modifications\":{\"round\":{\"value\":9}}}").statusCode()).isEqualTo(400);
        assertThat(rest(CLERK, "/task/" + taskId + "/comment/create", "{\"message\":\"a secret\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void takesWhatTheFormAsksForAndKeepsNoTextOfIt() {
        String instance = tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();

        assertThat(rest(CLERK, "/task/" + taskId + "/submit-form", "{\"variables\":{\"answer\":{\"value\":\"canary-4711\"},\"score\":{\"value\":4}}}")
                .statusCode()).isEqualTo(204);

        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).list()).extracting("name").containsExactly("score");
        assertThat(history.createHistoricDetailQuery().processInstanceId(instance).count()).isZero();
        assertThat(history.createUserOperationLogQuery().taskId(taskId).list()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void answersWrongInputWithItsReason(String how) {
        for (HttpResponse<String> answer : List.of(
                rest(CLERK, "/task/" + taskId + "/" + how, "{\"variables\":{\"answer\":{\"value\":\"wrong\"}}}"),
                webapp(CLERK, "/task/" + taskId + "/" + how, "{\"variables\":{\"answer\":{\"value\":\"wrong\"}}}"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"type\":\"InvalidInput\",\"message\":\"answer: please answer rightly\",\"code\":0}");
        }
        assertThat(tasks.createTaskQuery().taskId(taskId).count()).isOne();
    }

    // clear answers

    @Test
    void answersTheUnknownWith404() {
        assertThat(rest(CLERK, "/task/no-such-task/complete", "{}").statusCode()).isEqualTo(404);
        assertThat(rest(CLERK, "/task/no-such-task/submit-form", "{\"variables\":{\"answer\":{\"value\":\"x\"}}}").statusCode()).isEqualTo(404);
        assertThat(rest(CLERK, "/task/no-such-task/claim", "{\"userId\":\"" + CLERK + "\"}").statusCode()).isEqualTo(404);
        assertThat(rest(CLERK, "/no-such-resource", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"taskId\": }", "{", "[]", "{\"priority\": \"x\"}", "\u0000"})
    void answersUnreadableJsonWithoutTheParsersWords(String body) {
        HttpResponse<String> answer = rest(CLERK, "/task?maxResults=5", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("fasterxml", "Unexpected character", "org.camunda", "line:");
    }

    @Test
    void answersTheWrongMethodAndTypeClearly() {
        HttpResponse<String> method = anonymous().send("PUT", "/engine-rest/task", "{}", "Authorization", basic(CLERK), "Content-Type", "application/json");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).isPresent();
        assertThat(anonymous().post("/engine-rest/task", "x", "Authorization", basic(CLERK), "Content-Type", "text/csv").statusCode()).isEqualTo(415);
    }

    @Test
    void boundsListsAndRefusesLargerOnes() {
        assertThat(anonymous().get("/engine-rest/task", "Authorization", basic(CLERK)).statusCode()).isEqualTo(200);
        assertThat(anonymous().get("/engine-rest/task?maxResults=1001", "Authorization", basic(CLERK)).statusCode()).isEqualTo(400);
    }

    @Test
    void hasNoScriptEngine() {
        assertThat(new javax.script.ScriptEngineManager().getEngineFactories()).extracting(factory -> factory.getEngineName().toLowerCase())
                .noneMatch(name -> name.matches(".*(groovy|nashorn|javascript|graal|jython|python|ruby|beanshell).*"));
    }

    private Filter storedFilter(String expression) {
        Filter filter = filters.newTaskFilter("guard");
        filter.setQuery(tasks.createTaskQuery().dueBeforeExpression(expression));
        return filters.saveFilter(filter);
    }

    private HttpResponse<String> rest(String user, String path, String body) {
        return anonymous().post("/engine-rest" + path, body, "Authorization", basic(user), "Content-Type", "application/json");
    }

    private HttpResponse<String> webapp(String user, String path, String body) {
        HttpCaller browser = anonymous().signIn(user);
        return browser.post("/camunda/api/engine/engine/default" + path, body, "Content-Type", "application/json",
                "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    private HttpResponse<String> deploy(String path, String user, String model) {
        return anonymous().post(path, multipart(model), "Authorization", basic(user), "Content-Type", "multipart/form-data; boundary=xx");
    }

    private static String multipart(String model) {
        return "--xx\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nhostile\r\n"
                + "--xx\r\nContent-Disposition: form-data; name=\"data\"; filename=\"hostile.bpmn\"\r\nContent-Type: text/xml\r\n\r\n" + model + "\r\n--xx--\r\n";
    }

    private static String model(String element) {
        return "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" "
                + "targetNamespace=\"x\" id=\"x\"><bpmn:process id=\"hostile\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1D\">"
                + (element.contains("startEvent") ? "" : "<bpmn:startEvent id=\"begun\"/>") + element + "</bpmn:process></bpmn:definitions>";
    }
}
