package org.closedloop.portal;

import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.complaint.Complaints;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Real complaints at the team's first task, and colleagues of the test's own who work on them over HTTP. */
abstract class TasklistTest extends PortalTest {

    static final String ONE = "tl-one";
    static final String TWO = "tl-two";
    static final String BUYER = "tl-buyer";

    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    IdentityService identities;
    @Autowired
    JobExecutor jobExecutor;
    @Autowired
    Complaints complaints;
    @Autowired
    StaffDirectory staff;
    @LocalServerPort
    int port;

    private final List<String> filed = new ArrayList<>();

    @BeforeEach
    void colleagues() {
        ClockUtil.reset();
        jobExecutor.start();
        colleague(ONE, "Test One", "technical-support");
        colleague(TWO, "Test Two", "technical-support");
        colleague(BUYER, "Test Buyer", "purchasing");
    }

    @AfterEach
    void clear() {
        jobExecutor.shutdown();
        List.of(ONE, TWO, BUYER).forEach(one -> here(one));
        filed.forEach(reference -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list()
                .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over", true, true, true)));
    }

    void colleague(String id, String name, String team) {
        if (staff.entry(id).isEmpty()) {
            staff.save(new StaffEntry(id, name, id + "@example.com", "en", new TreeSet<>(List.of(team)), null, null, null, true, 0));
            User user = identities.createUserQuery().userId(id).singleResult();
            user.setPassword("demo");
            identities.saveUser(user);
        }
    }

    void absent(String id, String substitute) {
        staff.setAbsence(id, LocalDate.of(2020, 1, 1), null, substitute);
    }

    void here(String id) {
        staff.setAbsence(id, null, null, null);
    }

    String complaint(String description) {
        return complaint(new ContactDetails("Test Customer", UUID.randomUUID() + "@example.com", null, "en"), description);
    }

    /** Files a complaint and waits for the team's first task. */
    String complaint(ContactDetails customer, String description) {
        String reference = complaints.file(new CustomerMatter(customer, "WM-200", null, description, null, Channel.web, Sender.customer, null)).reference();
        filed.add(reference);
        await().atMost(Duration.ofSeconds(90)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("respondToCustomer").count() == 1);
        return reference;
    }

    Task task(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey("respondToCustomer").singleResult();
    }

    List<String> timeline(String reference) {
        return cases.timeline(cases.get(reference)).stream().map(TimelineEntry::kind).toList();
    }

    HttpCaller tasklist(String user) {
        return new HttpCaller(port).signIn(user);
    }

    static HttpResponse<String> act(HttpCaller caller, String taskId, String what, Map<String, String> fields) {
        String form = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return caller.post("/camunda/api/closedloop/tasks/" + taskId + "/" + what, form, "Content-Type", "application/x-www-form-urlencoded",
                "X-XSRF-TOKEN", caller.cookie("XSRF-TOKEN"), "Accept-Language", "en");
    }
}
