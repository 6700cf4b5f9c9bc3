package org.closedloop.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.portal.HttpCaller;
import org.closedloop.repair.Repairs;
import org.closedloop.watch.Orphans;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * What people look at all day answers quickly among 100,000 open and 300,000 closed cases, while five of them work and the watch sweeps:
 * {@code ./mvnw -Pbenchmark test -Dtest=ScaleBenchmark}. How it is measured: {@code docs/performance.md}.
 */
@TestPropertySource(properties = "benchmark=a database of its own")
@DirtiesContext
class ScaleBenchmark extends MeasuredApplication {

    private static final int OPEN = Integer.getInteger("benchmark.open", 100_000);
    private static final int STALLED = Integer.getInteger("benchmark.stalled", 400);
    private static final int CLOSED = Integer.getInteger("benchmark.closed", 300_000);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 180));
    private static final int CLIENTS = Integer.getInteger("benchmark.clients", 5);
    /** whether the database is empty; one that keeps its cases from an earlier run needs no filling */
    private static final boolean FILL = Boolean.parseBoolean(System.getProperty("benchmark.fill", "true"));
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(20);
    private static final Duration READING = Duration.ofMillis(500);
    private static final double BOUND_MILLIS = 300;
    private static final double SWEEP_MILLIS = 10_000;
    private static final String CLERK = "technical-support";
    private static final String SUPERVISOR = "service-supervisors";
    /** what Tasklist asks for with every list */
    private static final String AS_TASKLIST = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}],\"active\":true}";

    @Autowired
    Repairs repairs;
    @Autowired
    UndeliverableHandler undeliverable;
    @Autowired
    Orphans orphans;
    @LocalServerPort
    int port;

    @Test
    void answersAmongManyCases() throws Exception {
        long before = System.nanoTime();
        if (FILL) {
            fill();
        }
        System.out.printf("%nfilled in %.0f s%n", (System.nanoTime() - before) / 1e9);
        double first = sweep();
        List<List<Clients.Question>> questions = IntStream.range(0, CLIENTS).mapToObj(client -> questions()).toList();
        List<Double> sweeps = new ArrayList<>();
        Map<String, Double> p95 = new LinkedHashMap<>();
        try (Clients clients = new Clients(CLIENTS, READING, questions::get)) {
            clients.letThemWork(TIME.dividedBy(4));
            clients.warm();
            Steal steal = new Steal();
            for (long end = System.nanoTime() + TIME.toNanos(); System.nanoTime() < end;) {
                clients.letThemWork(BETWEEN_SWEEPS);
                sweeps.add(sweep());
            }
            System.out.printf("%n%.0f %% of the processors' time was given to other machines%n%n| | asked | p50, ms | p95, ms | highest, ms |%n"
                    + "|---|---|---|---|---|%n", steal.percent());
            for (Clients.Question question : questions.get(0)) {
                p95.put(question.name(), row(question.name(), clients.times(question.name())));
            }
        }
        row("the first sweep, which raises what stalls", new double[]{first});
        double[] later = sweeps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        row("a sweep while they work", later);
        row("of it, the look at everything", new double[]{orphans.lookEverywhere().toMillis()});

        assertThat(p95.values()).as("95th percentiles in ms: %s", p95).allMatch(millis -> millis <= BOUND_MILLIS);
        assertThat(Math.max(first, later[later.length - 1])).as("sweeps in ms").isLessThanOrEqualTo(SWEEP_MILLIS);
    }

    private static double row(String name, double[] times) {
        System.out.printf("| %s | %d | %.0f | %.0f | %.0f |%n", name, times.length, at(times, 0.5), at(times, 0.95), at(times, 1));
        return at(times, 0.95);
    }

    /** What got no answer at all is no figure, and no bound is kept by it. */
    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private void fill() throws Exception {
        JdbcClient database = JdbcClient.create(dataSource);
        Crew crew = new Crew(database);
        crew.hire(Templates.TEAMS);
        Templates.hireForThem(crew);
        List<Template> templates = new Templates(Templates.TEAMS, new Story(complaints, repairs, engine), engine, undeliverable, database).make();
        new Population(dataSource).fill(templates, new Population.Size(OPEN - STALLED, STALLED, CLOSED));
    }

    private List<Clients.Question> questions() {
        Session clerk = new Session(CLERK);
        Session supervisor = new Session(SUPERVISOR);
        List<String> tasks = JdbcClient.create(dataSource).sql("""
                select t.id_ from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_
                 where l.group_id_ = ? order by md5(t.id_) limit 2000""").param(CLERK).query(String.class).list();
        HttpCaller caller = new HttpCaller(port);
        String management = HttpCaller.basic("management");
        List<Clients.Question> questions = new ArrayList<>(List.of(
                question("stalled loops, API", () -> caller.get("/api/watch/stalled", "Authorization", management).statusCode()),
                question("stalled loops, Cockpit", () -> supervisor.get("/camunda/api/closedloop/stalled")),
                question("case tab of a random task", () -> clerk.get("/camunda/api/closedloop/tasks/" + any(tasks) + "/case")),
                question("cards of a page of tasks", () -> clerk.get("/camunda/api/closedloop/cards?taskIds=" + page(tasks)))));
        for (String list : List.of("My tasks", "My team", "Overdue", "Due today", "Urgent")) {
            String id = engine.getFilterService().createTaskFilterQuery().filterName(list).singleResult().getId();
            questions.add(question("filter " + list + ", clerk", () -> clerk.list(id)));
            questions.add(question("filter " + list + ", supervisor", () -> supervisor.list(id)));
        }
        if (supervisor.get("/staff/team") != 404) {
            questions.add(question("team view", () -> supervisor.get("/staff/team")));
        }
        return questions;
    }

    private static Clients.Question question(String name, Supplier<Integer> ask) {
        return new Clients.Question(name, () -> assertThat(ask.get()).as(name).isEqualTo(200));
    }

    private static String any(List<String> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    private static String page(List<String> ids) {
        int start = ThreadLocalRandom.current().nextInt(ids.size() - 15);
        return String.join(",", ids.subList(start, start + 15));
    }

    private final class Session {

        private final HttpCaller caller;

        Session(String user) {
            caller = new HttpCaller(port).signIn(user);
        }

        int get(String path) {
            return caller.get(path).statusCode();
        }

        int list(String filter) {
            return caller.post("/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15", AS_TASKLIST,
                    "Content-Type", "application/json", "Accept", "application/hal+json", "X-XSRF-TOKEN", caller.cookie("XSRF-TOKEN"))
                    .statusCode();
        }
    }

    /** As the engine's job does it. */
    private double sweep() {
        String look = engine.getRuntimeService().createProcessInstanceByKey("stalledLoopWatch").startBeforeActivity("raiseStalledLoops").execute()
                .getId();
        Job due = engine.getManagementService().createJobQuery().processInstanceId(look).singleResult();
        long before = System.nanoTime();
        engine.getManagementService().executeJob(due.getId());
        return (System.nanoTime() - before) / 1e6;
    }
}
