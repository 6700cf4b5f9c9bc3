package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The cards say what the reader of a task may know, for all tasks of a page at once, and nothing about other tasks. */
class TaskCardControllerTest extends SecuredApplication {

    @Autowired
    TaskService tasks;

    private String own;
    private String foreign;

    @BeforeEach
    void work() {
        own = task("customer-service", "CL-26-900001", 2);
        foreign = task("warehouse", "CL-26-900002", 1);
    }

    private String task(String team, String reference, int round) {
        Task task = tasks.newTask();
        task.setDueDate(new Date(0));
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), team);
        tasks.setVariables(task.getId(), Map.of("caseReference", reference, "round", round, "category", "quality", "customerTier", "key"));
        return task.getId();
    }

    @AfterEach
    void clear() {
        tasks.deleteTask(own, true);
        tasks.deleteTask(foreign, true);
    }

    @Test
    void cardsOfReadableTasksAreAnsweredAndNoOthers() {
        HttpResponse<String> answer = cards(anonymous().signIn(CLERK), own + "," + foreign + ",none,%00,'");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(JsonPath.<Map<String, Object>>read(answer.body(), "$.cards[0]")).containsExactlyInAnyOrderEntriesOf(Map.of("taskId", own,
                "reference", "CL-26-900001", "round", 2, "category", "quality", "dueAt", "1970-01-01T00:00:00Z"));
        assertThat(JsonPath.<Integer>read(answer.body(), "$.cards.length()")).isOne();
    }

    @Test
    void aTaskWithoutCaseHasNoCard() {
        tasks.removeVariable(own, "caseReference");
        assertThat(JsonPath.<Integer>read(cards(anonymous().signIn(CLERK), own).body(), "$.cards.length()")).isZero();
    }

    @Test
    void aRequestIsBounded() {
        String many = IntStream.range(0, 101).mapToObj(i -> "task-" + i).collect(Collectors.joining(","));
        HttpResponse<String> answer = cards(anonymous().signIn(CLERK), many);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("taskIds");
    }

    @Test
    void withoutSignInThereIsNothingToSee() {
        assertThat(cards(anonymous(), own).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> cards(HttpCaller caller, String taskIds) {
        return caller.get("/camunda/api/closedloop/cards?taskIds=" + taskIds.replace("'", "%27"));
    }
}
