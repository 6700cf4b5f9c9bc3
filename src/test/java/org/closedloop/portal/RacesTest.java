package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.followup.SurveyAnswer;
import org.closedloop.followup.Surveys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at the same door at the same moment: one gets in, the others get a clear answer, never a failure of ours. */
class RacesTest extends RunningApplication {

    private static final int OK = 200;
    private static final int CONFLICT = 409;

    @Autowired
    private FilingDesk desk;
    @Autowired
    private Surveys surveys;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private JobExecutor jobExecutor;
    @Autowired
    private JdbcClient database;
    @LocalServerPort
    private int port;

    private final ExecutorService crowd = Executors.newFixedThreadPool(30);

    @BeforeEach
    void stillness() {
        jobExecutor.shutdown();
    }

    @AfterEach
    void goHome() {
        crowd.shutdownNow();
    }

    @Test
    void impatientClicksAllGetTheSameReceipt() throws Exception {
        List<Integer> answers = together(10, i -> {
            FilingDesk.Receipt receipt = desk.await(new FilingDesk.Brought(Matter.complaint, complaint("race-person")), "race-person", List.of());
            return receipt.reference().equals(referenceOf("race-person")) ? OK : CONFLICT;
        });

        assertThat(answers).containsOnly(OK);
        assertThat(count("select count(*) from service_case where product_serial = ?", "race-person")).isEqualTo(1);
        assertThat(count("select count(*) from act_hi_procinst where proc_def_key_ = 'complaintHandling' and business_key_ = ?",
                referenceOf("race-person"))).isEqualTo(1);
    }

    @Test
    void aTaskCompletedThirtyTimesAtOnceIsCompletedOnce() throws Exception {
        String reference = handedOver("race-task");
        String task = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskDefinitionKey("respondToCustomer").singleResult().getId();

        Set<String> said = ConcurrentHashMap.newKeySet();
        List<Integer> answers = together(30, i -> {
            HttpResponse<String> answer = new HttpCaller(port).post("/engine-rest/task/" + task + "/complete", """
                    {"variables": {"response": {"value": "Answer %d"}, "solvedAtOnce": {"value": true}}}""".formatted(i),
                    "Content-Type", "application/json", "Authorization", HttpCaller.basic("admin"));
            said.add(answer.body());
            return answer.statusCode();
        });

        assertThat(counted(answers)).as("%s", said).containsEntry(204, 1L);
        assertThat(answers).allMatch(status -> status == 204 || status == 404 || status == CONFLICT);
        assertThat(count("select count(*) from outbox_message where case_reference = ? and kind = 'response'", reference)).isEqualTo(1);
        work(reference);
        assertThat(count("select count(*) from outbox_message where case_reference = ? and kind = 'survey'", reference)).isEqualTo(1);
    }

    @Test
    void aSurveyAnsweredTwentyTimesAtOnceKeepsTheFirstAnswer() throws Exception {
        String reference = handedOver("race-survey");
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(reference).singleResult().getId(),
                Map.of("response", "It runs again.", "solvedAtOnce", true));
        work(reference);
        String token = surveys.newLink(reference, 1);

        List<Integer> answers = together(20, i -> {
            Collisions.retried(() -> surveys.answer(token, new SurveyAnswer(true, 3 + i % 3, null, null, null)));
            return OK;
        });

        assertThat(counted(answers)).containsOnly(Map.entry(OK, 1L), Map.entry(CONFLICT, 19L));
        assertThat(count("select count(*) from survey_answer a join survey_invitation i on i.id = a.invitation_id where i.case_reference = ?",
                reference)).isEqualTo(1);
        work(reference);
        assertThat(count("select count(*) from service_case where state = 'closed' and reference = ?", reference)).isEqualTo(1);
    }

    /** What each of them was answered, all having started together. */
    private List<Integer> together(int people, Function<Integer, Integer> deed) throws Exception {
        CountDownLatch start = new CountDownLatch(people);
        List<Callable<Integer>> deeds = IntStream.range(0, people).<Callable<Integer>>mapToObj(i -> () -> {
            start.countDown();
            start.await();
            try {
                return deed.apply(i);
            } catch (RuntimeException e) {
                return Failure.of(e).status().value();
            }
        }).toList();
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : crowd.invokeAll(deeds)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static Map<Integer, Long> counted(List<Integer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private String handedOver(String serial) {
        String reference = desk.attempt(new FilingDesk.Brought(Matter.complaint, complaint(serial)), serial).reference();
        work(reference);
        return reference;
    }

    private void work(String reference) {
        for (List<Job> due = due(reference); !due.isEmpty(); due = due(reference)) {
            management.executeJob(due.get(0).getId());
        }
    }

    private List<Job> due(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).withRetriesLeft().list().stream())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime())).toList();
    }

    private static CustomerMatter complaint(String serial) {
        return new CustomerMatter(new ContactDetails("Customer " + serial, serial + "@example.com", null, "en"), "WM-200", serial,
                "The washing machine does not start any more, the display shows error code E21. Please send technical support.", null,
                Channel.web, Sender.customer, null);
    }

    private String referenceOf(String serial) {
        return database.sql("select reference from service_case where product_serial = ?").param(serial).query(String.class).single();
    }

    private long count(String query, String value) {
        return database.sql(query).param(value).query(Long.class).single();
    }
}
