package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A job that ends its JVM each time is stopped with an incident; one whose node merely died is simply done (F1, F12). */
class DeadlyJobsTest extends SecuredApplication {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService management;
    @Autowired
    private JdbcClient database;
    @Autowired
    private TransactionTemplate together;

    private String deployment;

    @BeforeEach
    void deploy() {
        deployment = repository.createDeployment().addClasspathResource("guards/deadlyTrial.bpmn").deploy().getId();
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
        database.sql("delete from job_attempt").update();
    }

    @Test
    void takesOverTheJobOfADeadNode() {
        String instance = abandoned(0);

        await().atMost(SOON).until(() -> runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0);
        assertThat(database.sql("select count(*) from job_attempt").query(Integer.class).single()).isZero();
    }

    @Test
    void stopsAJobThatEndedTheApplicationThreeTimes() {
        String instance = abandoned(2);

        await().atMost(SOON).until(() -> runtime.createIncidentQuery().processInstanceId(instance).count() == 1);
        assertThat(management.createJobQuery().processInstanceId(instance).singleResult().getRetries()).isZero();
    }

    /** As a node leaves it that was killed while it worked: locked, and the lock expired. */
    private String abandoned(int attempts) {
        return together.execute(transaction -> {
            String instance = runtime.startProcessInstanceByKey("deadlyTrial").getId();
            String job = database.sql("""
                    update act_ru_job set lock_owner_ = 'a-dead-node', lock_exp_time_ = timestamp '2020-01-01 00:00:00'
                    where process_instance_id_ = ? returning id_""").param(instance).query(String.class).single();
            if (attempts > 0) {
                database.sql("insert into job_attempt (job_id, attempts) values (?, ?)").param(job).param(attempts).update();
            }
            return instance;
        });
    }
}
