package org.closedloop.performance;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine without the product: a database of its own on the same server, the product's models, settings and indexes, and delegates
 * that do nothing but set what the gateways ask for.
 */
final class BareEngine implements AutoCloseable {

    private static final String DATABASE = "bare_engine";
    private static final Pattern SCHEDULE = Pattern.compile("\\$\\{(\\w+)\\.cycle}");
    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    private final HikariDataSource pool = new HikariDataSource();
    private final ProcessEngine engine;
    private final JdbcClient database;
    private int filed;

    BareEngine(HikariDataSource productPool, ProcessEngineConfigurationImpl product) throws IOException {
        JdbcClient server = JdbcClient.create(productPool);
        server.sql("drop database if exists " + DATABASE + " with (force)").update();
        server.sql("create database " + DATABASE).update();
        pool.setJdbcUrl(productPool.getJdbcUrl().replaceAll("/[^/?]+($|\\?)", "/" + DATABASE + "$1"));
        pool.setUsername(productPool.getUsername());
        pool.setPassword(productPool.getPassword());
        pool.setMaximumPoolSize(4);
        engine = configuration(product).buildProcessEngine();
        database = JdbcClient.create(pool);
        database.sql("create index closedloop_job_due on act_ru_job (duedate_)").update();
        database.sql("create index closedloop_task_parent on act_ru_task (parent_task_id_)").update();
        deploy();
    }

    private ProcessEngineConfigurationImpl configuration(ProcessEngineConfigurationImpl product) throws IOException {
        StandaloneProcessEngineConfiguration bare = new StandaloneProcessEngineConfiguration();
        bare.setProcessEngineName(DATABASE);
        bare.setDataSource(pool);
        bare.setDatabaseSchemaUpdate("create");
        bare.setIdGenerator(product.getIdGenerator());
        bare.setCustomHistoryLevels(List.of(product.getHistoryLevel()));
        bare.setHistoryLevel(product.getHistoryLevel());
        bare.setHistory(product.getHistoryLevel().getName());
        bare.setHistoryTimeToLive(product.getHistoryTimeToLive());
        bare.setHistoryRemovalTimeStrategy(product.getHistoryRemovalTimeStrategy());
        bare.setAuthorizationEnabled(product.isAuthorizationEnabled());
        bare.setJdbcBatchProcessing(product.isJdbcBatchProcessing());
        bare.setCmmnEnabled(product.isCmmnEnabled());
        bare.setMetricsEnabled(product.isMetricsEnabled());
        bare.setTaskMetricsEnabled(product.isTaskMetricsEnabled());
        bare.setEnsureJobDueDateNotNull(product.isEnsureJobDueDateNotNull());
        bare.setJobExecutorAcquireByDueDate(product.isJobExecutorAcquireByDueDate());
        bare.setDefaultNumberOfRetries(product.getDefaultNumberOfRetries());
        bare.setFailedJobRetryTimeCycle(product.getFailedJobRetryTimeCycle());
        bare.setJobExecutorActivate(false);
        bare.setBeans(beans());
        return bare;
    }

    /** Nothing for every bean that a model names, but for those whose answers the way depends on. */
    private static Map<Object, Object> beans() throws IOException {
        Map<Object, Object> beans = new HashMap<>();
        for (Path model : files("processes", "bpmn")) {
            BEAN.matcher(Files.readString(model)).results().forEach(found -> beans.put(found.group(1), new Nothing()));
            SCHEDULE.matcher(Files.readString(model)).results().forEach(found -> beans.put(found.group(1), new Never()));
        }
        beans.put("deadlines", new Soon());
        beans.put("classifyComplaint", (JavaDelegate) execution -> {
            execution.setVariable("category", "technical");
            execution.setVariable("urgency", "normal");
            execution.setVariable("importance", "normal");
            execution.setVariable("priority", 50);
            execution.setVariable("team", "technical-support");
            execution.setVariable("classificationSure", true);
        });
        beans.put("tellResult", (JavaDelegate) execution -> execution.setVariable("customerWrittenTo", true));
        beans.put("inviteToSurvey", (JavaDelegate) execution -> execution.setVariable("answerKept", false));
        beans.put("evaluateAnswer", (JavaDelegate) execution ->
                execution.setVariable("outcome", Boolean.TRUE.equals(execution.getVariable("solved")) ? "satisfied" : "dissatisfied"));
        beans.put("openNextRound", (JavaDelegate) execution -> {
            execution.setVariable("round", (Integer) execution.getVariable("round") + 1);
            execution.setVariable("rediagnosisGroup", "technical-support");
            execution.setVariable("findingsOnly", false);
        });
        return beans;
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("closed-loop");
        for (Path model : Stream.of(files("processes", "bpmn"), files("processes", "dmn"), files("forms", "form")).flatMap(List::stream).toList()) {
            deployment.addString(model.getFileName().toString(), Files.readString(model));
        }
        deployment.deploy();
    }

    private static List<Path> files(String folder, String extension) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith("." + extension)).sorted().toList();
        }
    }

    Loop loop() {
        return new Loop(engine, database, this::file, Map.of(
                "respondToCustomer", Map.of("solvedAtOnce", false),
                "verifyComplaint", Map.of("substantiated", true, "majorQuality", false),
                "agreeSolution", Map.of("beyondTheTeam", false, "agreedByCustomer", true, "approvalNeeded", false,
                        "agreedSolutionType", "technicalSupport", "assignedTeam", "technical-support"),
                "carryOutSolution", Map.of(),
                "rediagnose", Map.of("endUnresolved", false),
                "callCustomer", Map.of("reached", true, "callAgain", false)));
    }

    private String file() {
        String reference = "BARE-%06d".formatted(++filed);
        engine.getRuntimeService().startProcessInstanceByKey("complaintHandling", reference,
                Map.of("caseReference", reference, "round", 1, "priority", 50, "customerTier", "standard"));
        return reference;
    }

    JdbcClient database() {
        return database;
    }

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    /** The delegate that does nothing. */
    public static final class Nothing implements JavaDelegate, TaskListener {

        @Override
        public void execute(DelegateExecution execution) {
            // the bare engine has nothing to do here
        }

        @Override
        public void notify(DelegateTask task) {
            // the bare engine has nothing to do here
        }
    }

    /** Nothing that begins by itself beside the loop that is measured. */
    public static final class Never {

        public String getCycle() {
            return "R1/2999-01-01T00:00:00/P1Y";
        }
    }

    /** Dates in place of the product's clocks. */
    public static final class Soon {

        public Date due(DelegateExecution execution, String kind) {
            return after(Duration.ofDays(4));
        }

        public Date sinceResult(DelegateExecution execution, String kind) {
            return after(kind.equals("surveyReminder") ? Duration.ofDays(2) : Duration.ZERO);
        }

        private static Date after(Duration time) {
            return Date.from(ClockUtil.getCurrentTime().toInstant().plus(time));
        }
    }
}
