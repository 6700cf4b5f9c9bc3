package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Several tasks at once and the supervisor's view, with the real engine: each task has its own result, and what others did meanwhile stays. */
class StaffTaskPagesTest extends TasklistTest {

    private static final String FAULT = "My WM-200 shows error E21 and does not start any more.";

    @Test
    void oneThatSomebodyHasClaimedMeanwhileStopsNoOtherAndAllIsUndone() throws Exception {
        Task free = task(complaint(FAULT));
        Task lost = task(complaint(FAULT));
        Task last = task(complaint(FAULT));
        assertThat(list(ONE, "team")).contains(free.getId(), lost.getId(), last.getId());
        tasks.claim(lost.getId(), TWO);

        String key = UUID.randomUUID().toString();
        MockHttpServletRequestBuilder claim = change(key, "claim", free, lost, last);
        String result = send(ONE, claim).getHeader("Location");
        send(ONE, change(key, "claim", free, lost, last));

        String page = asStaff(ONE, get(result)).getContentAsString();
        assertThat(page).contains("2 of 3 tasks changed", "Test Two has claimed it meanwhile").doesNotContain("??");
        assertThat(assignee(free)).isEqualTo(ONE);
        assertThat(assignee(lost)).isEqualTo(TWO);
        tasks.setAssignee(last.getId(), TWO);

        assertThat(asStaff(TWO, post(result + "/undo").with(csrf())).getStatus()).as("somebody else's").isEqualTo(404);
        assertThat(assignee(free)).isEqualTo(ONE);
        send(ONE, post(result + "/undo").with(csrf()));
        send(ONE, post(result + "/undo").with(csrf()));
        assertThat(asStaff(ONE, get(result)).getContentAsString()).contains("left as it is: changed since", "undone");
        assertThat(assignee(free)).isNull();
        assertThat(assignee(last)).as("changed since by others").isEqualTo(TWO);
    }

    @Test
    void tasksAreAssignedAndTheirPrioritySetAndPutBack() throws Exception {
        String reference = complaint(FAULT);
        Task task = task(reference);
        String assigned = send(ONE, change(UUID.randomUUID().toString(), "assign", task).param("to", TWO)).getHeader("Location");
        assertThat(assignee(task)).isEqualTo(TWO);
        String raised = send(TWO, change(UUID.randomUUID().toString(), "priority", task).param("priority", "77")).getHeader("Location");
        assertThat(task(reference).getPriority()).isEqualTo(77);

        send(TWO, post(raised + "/undo").with(csrf()));
        send(ONE, post(assigned + "/undo").with(csrf()));

        assertThat(task(reference).getPriority()).isEqualTo(task.getPriority());
        assertThat(assignee(task)).isNull();
        assertThat(timeline(reference)).contains("taskAssigned", "taskPrioritised", "taskMoveUndone");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsDone() throws Exception {
        Task task = task(complaint(FAULT));
        MockHttpServletResponse refused = asStaff(ONE, change(UUID.randomUUID().toString(), "assign", task));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("To: Please fill in this field.").containsPattern("value=\"" + task.getId() + "\" checked");
        assertThat(asStaff(ONE, change(UUID.randomUUID().toString(), "claim")).getContentAsString()).contains("select at least one task");
        assertThat(asStaff(ONE, change("x", "claim", task)).getStatus()).isEqualTo(400);
        assertThat(assignee(task)).isNull();
    }

    @Test
    void anotherTeamsTaskIsNeitherShownNorTaken() throws Exception {
        Task task = task(complaint(FAULT));
        assertThat(list(BUYER, "team")).doesNotContain(task.getId());
        assertThat(list(BUYER, "all")).doesNotContain(task.getId());

        String result = send(BUYER, change(UUID.randomUUID().toString(), "claim", task)).getHeader("Location");

        assertThat(asStaff(BUYER, get(result)).getContentAsString()).contains("done meanwhile, or not yours").doesNotContain("Respond to customer");
        assertThat(assignee(task)).isNull();
        assertThat(asStaff(ONE, get("/staff/tasks").param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8)).contains("首次答复客户").doesNotContain("??");
    }

    @Test
    void theSubstituteOfAnotherTeamSeesAndTakesOverWhatTheAbsentOneHas() throws Exception {
        String reference = complaint(FAULT);
        Task task = task(reference);
        tasks.claim(task.getId(), ONE);
        assertThat(list(BUYER, "standIn")).doesNotContain(task.getId());
        absent(ONE, BUYER);

        assertThat(list(BUYER, null)).contains(task.getId(), "Today you stand in for: Test One");
        send(BUYER, change(UUID.randomUUID().toString(), "claim", task));

        assertThat(assignee(task)).isEqualTo(BUYER);
        assertThat(timeline(reference)).contains("taskTakenOver");
        HttpCaller substitute = tasklist(BUYER);
        assertThat(substitute.get("/camunda/api/closedloop/tasks/" + task.getId() + "/case").statusCode()).as("Tasklist opens it too").isEqualTo(200);
        here(ONE);
        assertThat(list(BUYER, "mine")).contains(task.getId());
    }

    @Test
    void theSubstituteSeesTheUnclaimedWorkOfTheAbsentOnesTeamOnlyMeanwhile() throws Exception {
        Task task = task(complaint(FAULT));
        absent(ONE, BUYER);
        assertThat(list(BUYER, "standIn")).contains(task.getId());
        here(ONE);
        assertThat(list(BUYER, "standIn")).doesNotContain(task.getId());
    }

    @ParameterizedTest
    @CsvSource({"tl-one, 403", "quality, 403", "process-owners, 403", "service-supervisors, 200", "management, 200", "admin, 200"})
    void onlySupervisorsSeeWhoHasWhat(String user, int status) throws Exception {
        assertThat(asStaff(user, get("/staff/team")).getStatus()).isEqualTo(status);
        assertThat(asStaff(user, get("/staff/team").param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8)).doesNotContain("??");
        assertThat(page("/staff/team").getStatus()).isIn(302, 401);
        assertThat(asStaff(user, post("/staff/team").with(csrf()).param("tasks", "none").param("to", TWO)).getStatus()).isEqualTo(status == 200 ? 404 : status);
    }

    @Test
    void aSupervisorSeesTheLoadAndReassigns() throws Exception {
        String reference = complaint("<b>Bold</b> " + FAULT);
        Task task = task(reference);
        tasks.claim(task.getId(), ONE);
        absent(ONE, null);
        String view = asStaff("service-supervisors", get("/staff/team").param("team", "technical-support")).getContentAsString();
        assertThat(view).contains("Test One", "Test Two", "absent", reference, "Respond to customer").doesNotContain("Test Buyer", "??");

        assertThat(send("service-supervisors", give(task, "", TWO)).getStatus()).as("the page was old").isEqualTo(400);
        MockHttpServletResponse given = send("service-supervisors", give(task, ONE, TWO));

        assertThat(given.getHeader("Location")).isEqualTo("/staff/team?moved=" + TWO + "&team=technical-support");
        assertThat(asStaff("service-supervisors", get("/staff/team").param("moved", TWO)).getContentAsString()).contains("Done: Test Two");
        assertThat(assignee(task)).isEqualTo(TWO);
        assertThat(timeline(reference)).contains("taskAssigned");
        assertThat(send("service-supervisors", give(task, TWO, BUYER)).getContentAsString()).contains("not in the team of the task");
    }

    @Test
    void aSupervisorOfOneTeamDoesNotReachAnother() throws Exception {
        colleague("tl-chief", "Test Chief", "purchasing");
        identities.createMembership("tl-chief", "service-supervisors");
        Task task = task(complaint(FAULT));
        try {
            assertThat(asStaff("tl-chief", get("/staff/team")).getContentAsString()).contains("Test Buyer").doesNotContain("Test One");
            assertThat(asStaff("tl-chief", get("/staff/team").param("team", "technical-support")).getStatus()).isEqualTo(404);
            tasks.claim(task.getId(), BUYER);
            assertThat(asStaff("tl-chief", get("/staff/team")).getContentAsString()).as("seen at the buyer's desk, not moved").contains(task.getId())
                    .doesNotContain("value=\"" + task.getId() + "\"");
            tasks.setAssignee(task.getId(), null);
            assertThat(send("tl-chief", give(task, "", TWO)).getStatus()).isEqualTo(404);
            assertThat(assignee(task)).isNull();
        } finally {
            identities.deleteMembership("tl-chief", "service-supervisors");
        }
    }

    /** A page of hundreds of tasks helps nobody; who is late is seen first. */
    @Test
    void aLargeDepartmentShowsItsBusiestDesks() throws Exception {
        List<String> crowd = IntStream.range(0, 30).mapToObj(i -> "crowd-%02d".formatted(i)).toList();
        crowd.forEach(one -> colleague(one, "Crowd " + one, "logistics"));
        crowd.forEach(one -> has(one, "Two days left", Duration.ofDays(2)));
        crowd.subList(0, 10).forEach(one -> has(one, "Three days left", Duration.ofDays(3)));
        has(crowd.get(29), "Overdue", Duration.ofDays(-1));
        try {
            String view = asStaff("service-supervisors", get("/staff/team").param("team", "logistics")).getContentAsString();

            assertThat(crowd).as("everybody is there").allMatch(one -> view.contains("Crowd " + one));
            String[] desks = view.split("<section class=\"desk");
            assertThat(desks[2]).as("the first after what waits").contains("Crowd crowd-29", "1 overdue");
            assertThat(view.split("Two days left", -1)).as("on 24 desks").hasSize(25);
            assertThat(view.split("Three days left", -1)).as("who has two is among them").hasSize(11);
            assertThat(Arrays.stream(desks).filter(desk -> desk.contains("Crowd") && !desk.contains("Two days left"))).as("the others say how much they have")
                    .hasSize(6).allSatisfy(desk -> assertThat(desk).contains("1 open", "and 1 more"));
        } finally {
            tasks.createTaskQuery().taskAssigneeIn(crowd.toArray(String[]::new)).list().forEach(task -> tasks.deleteTask(task.getId(), true));
            jdbc.sql("delete from staff_member where user_id like 'crowd-%'").update();
            crowd.forEach(identities::deleteUser);
        }
    }

    private void has(String person, String name, Duration left) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setAssignee(person);
        task.setDueDate(new Date(ClockUtil.getCurrentTime().getTime() + left.toMillis()));
        tasks.saveTask(task);
    }

    @Test
    void theManagementReadsWhoLookedAndNobodyElse() throws Exception {
        String reference = complaint(FAULT);
        tasklist(ONE).get("/camunda/api/closedloop/tasks/" + task(reference).getId() + "/case");

        String log = asStaff("management", get("/staff/access").param("reference", reference)).getContentAsString();
        assertThat(log).contains("Test One (tl-one)", reference, "Task in Tasklist").doesNotContain("Test Customer", "??");
        assertThat(asStaff("management", get("/staff/access").param("user", "nobody")).getContentAsString()).contains("Nothing is noted");
        assertThat(asStaff("service-supervisors", get("/staff/access")).getStatus()).isEqualTo(403);
        assertThat(asStaff(ONE, get("/staff/access")).getStatus()).isEqualTo(403);
    }

    private MockHttpServletResponse send(String user, MockHttpServletRequestBuilder request) throws Exception {
        return asStaff(user, request);
    }

    /** All pages of a list: other tests may have left work behind. */
    private String list(String user, String view) throws Exception {
        StringBuilder all = new StringBuilder();
        for (int number = 1; ; number++) {
            MockHttpServletRequestBuilder request = get("/staff/tasks").param("page", String.valueOf(number));
            String page = asStaff(user, view == null ? request : request.param("view", view)).getContentAsString();
            all.append(page);
            if (!page.contains("page=" + (number + 1))) {
                return all.toString();
            }
        }
    }

    private static MockHttpServletRequestBuilder change(String key, String action, Task... chosen) {
        MockHttpServletRequestBuilder request = post("/staff/tasks").with(csrf()).param("key", key).param("action", action);
        for (Task task : chosen) {
            request.param("tasks", task.getId());
        }
        return request;
    }

    private static MockHttpServletRequestBuilder give(Task task, String seen, String to) {
        return post("/staff/team").with(csrf()).param("tasks", task.getId()).param("seen", seen).param("to", to).param("team", "technical-support");
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }
}
