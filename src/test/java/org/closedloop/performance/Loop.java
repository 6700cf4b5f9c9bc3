package org.closedloop.performance;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One complaint from the filing to the satisfied customer, task by task and job by job, on the product or on the bare engine. Jobs and
 * tasks are looked up by marked statements, so that what is counted is the loop alone; before each job stands the query by which a job
 * executor would have found it.
 */
final class Loop {

    /** A Tuesday morning in Shanghai without a holiday near. */
    static final Instant MORNING = Instant.parse("2026-06-02T02:00:00Z");

    private final ProcessEngine engine;
    private final JdbcClient lookUps;
    private final Supplier<String> filing;
    private final Map<String, Map<String, Object>> answers;

    /**
     * @param filing files a complaint and answers its reference
     * @param answers what is filled in at each task
     */
    Loop(ProcessEngine engine, JdbcClient lookUps, Supplier<String> filing, Map<String, Map<String, Object>> answers) {
        this.engine = engine;
        this.lookUps = lookUps;
        this.filing = filing;
        this.answers = answers;
    }

    /** Files a complaint that then waits for its first answer. */
    String open() {
        at(MORNING);
        String reference = filing.get();
        work(reference);
        return reference;
    }

    /** Runs a complaint until the customer is satisfied, which is in the last of the rounds. */
    void run(int rounds) {
        String reference = open();
        complete(reference, "respondToCustomer", Map.of());
        complete(reference, "verifyComplaint", Map.of());
        for (int round = 1; round <= rounds; round++) {
            if (round > 1) {
                complete(reference, "rediagnose", Map.of());
            }
            complete(reference, "agreeSolution", Map.of());
            complete(reference, "carryOutSolution", Map.of());
            at(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(3)));
            work(reference);
            complete(reference, "callCustomer", Map.of("solved", round == rounds, "score", round == rounds ? 5 : 1));
        }
        if (!instances(reference).isEmpty()) {
            throw new IllegalStateException("the loop of " + reference + " did not end");
        }
    }

    private void complete(String reference, String key, Map<String, Object> more) {
        List<String> found = lookUps.sql("select " + StatementStatistics.LOOK_UP + " t.id_ from act_ru_execution i join act_ru_task t"
                + " on t.proc_inst_id_ = i.id_ where i.business_key_ = ? and t.task_def_key_ = ?").param(reference).param(key)
                .query(String.class).list();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " tasks " + key + " of " + reference);
        }
        Map<String, Object> fields = new HashMap<>(answers.get(key));
        fields.putAll(more);
        engine.getTaskService().complete(found.get(0), fields);
        work(reference);
    }

    private void work(String reference) {
        for (List<String> due = due(reference); !due.isEmpty(); due = due(reference)) {
            for (String job : due) {
                acquire();
                engine.getManagementService().executeJob(job);
            }
        }
    }

    private List<String> due(String reference) {
        return lookUps.sql("select " + StatementStatistics.LOOK_UP + " j.id_ from act_ru_execution i join act_ru_job j"
                + " on j.process_instance_id_ = i.id_ where i.business_key_ = ? and j.retries_ > 0"
                + " and (j.duedate_ is null or j.duedate_ <= ?) order by j.duedate_ limit 1").param(reference)
                .param(new Timestamp(ClockUtil.getCurrentTime().getTime())).query(String.class).list();
    }

    private void acquire() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 16)));
    }

    private List<String> instances(String reference) {
        return lookUps.sql("select " + StatementStatistics.LOOK_UP + " id_ from act_ru_execution where business_key_ = ?").param(reference)
                .query(String.class).list();
    }

    private static void at(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }
}
