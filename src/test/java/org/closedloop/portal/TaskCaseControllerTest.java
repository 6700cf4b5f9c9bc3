package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only who may read a task sees the customer behind it, and every look leaves a trace. */
class TaskCaseControllerTest extends SecuredApplication {

    private static final String STOREKEEPER = "security-storekeeper";

    @Autowired
    TaskService tasks;
    @Autowired
    Cases cases;
    @Autowired
    Customers customers;
    @Autowired
    JdbcClient database;

    private Task task;
    private String reference;

    @BeforeEach
    void complaint() {
        member(STOREKEEPER, "warehouse");
        Customer customer = customers.register(new ContactDetails("Li <b>Na</b>", "li.na." + UUID.randomUUID() + "@example.com", "+8613800138000", "zh"));
        reference = cases.file(filing(customer)).reference();
        task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "customer-service");
        tasks.setVariable(task.getId(), "caseReference", reference);
    }

    private static Filing filing(Customer customer) {
        return new Filing("complaint", customer.id(), customer.tier(), Channel.phone, Sender.customer, "WM-200", "SN-1",
                "It stops after three minutes", "A repair this week", true, CLERK, CLERK);
    }

    @AfterEach
    void clear() {
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    @Covers({"R-026", "R-035", "R-036", "R-038"})
    void theTeamSeesWhatItMustKnow() {
        HttpResponse<String> answer = look(anonymous().signIn(CLERK), task.getId());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        DocumentContext seen = JsonPath.parse(answer.body());
        assertThat(seen.<String>read("$.reference")).isEqualTo(reference);
        assertThat(seen.<String>read("$.customer.name")).isEqualTo("Li <b>Na</b>");
        assertThat(seen.<String>read("$.customer.phone")).isEqualTo("+8613800138000");
        assertThat(seen.<String>read("$.product.model")).isEqualTo("WM-200");
        assertThat(seen.<String>read("$.product.serialNumber")).isEqualTo("SN-1");
        assertThat(seen.<String>read("$.description")).isEqualTo("It stops after three minutes");
        assertThat(seen.<String>read("$.remedySought")).isEqualTo("A repair this week");
        assertThat(seen.<Boolean>read("$.danger")).isTrue();
        assertThat(seen.<String>read("$.timeline[0].kind")).isEqualTo("filed");
        assertThat(seen.<String>read("$.receivedAt")).isNotBlank();
        assertThat(seen.<String>read("$.now")).isNotBlank();
    }

    @Test
    @Covers({"R-056", "R-065", "R-068"})
    void whatTheMatterWasFoundToBeIsShownToWhoeverChoosesTheSolution() {
        database.sql("update service_case set nature = 'service', complexity = 'complex', responsibility = 'logistics' where reference = ?")
                .param(reference).update();
        DocumentContext seen = JsonPath.parse(look(anonymous().signIn(CLERK), task.getId()).body());

        assertThat(seen.<Map<String, String>>read("$.judgement")).isEqualTo(Map.of("nature", "service", "complexity", "complex",
                "responsibility", "logistics"));
    }

    @Test
    void everyLookIsNoted() {
        look(anonymous().signIn(CLERK), task.getId());
        look(anonymous().signIn(STOREKEEPER), task.getId());
        assertThat(database.sql("select a.user_id from access_log a join service_case c on c.id = a.case_id where c.reference = :reference")
                .param("reference", reference).query(String.class).list()).containsExactly(CLERK);
    }

    @Test
    void aTaskOfAnotherTeamIsAsUnknownAsNone() {
        HttpCaller storekeeper = anonymous().signIn(STOREKEEPER);
        HttpResponse<String> foreign = look(storekeeper, task.getId());
        HttpResponse<String> none = look(storekeeper, "no-such-task");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(none.body());
    }

    @Test
    void withoutSignInThereIsNothingToSee() {
        assertThat(look(anonymous(), task.getId()).statusCode()).isEqualTo(401);
        assertThat(anonymous().get("/camunda/api/closedloop/tasks/" + task.getId() + "/case", "X-Forwarded-User", CLERK).statusCode()).isEqualTo(401);
    }

    @Test
    void aTaskWithoutCaseHasNone() {
        tasks.removeVariable(task.getId(), "caseReference");
        assertThat(look(anonymous().signIn(CLERK), task.getId()).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> look(HttpCaller caller, String taskId) {
        return caller.get("/camunda/api/closedloop/tasks/" + taskId + "/case");
    }
}
