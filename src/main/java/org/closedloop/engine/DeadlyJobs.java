package org.closedloop.engine;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stops a job that ends its JVM each time it runs: the engine would take it up for ever, as only failures it survives use up retries.
 * Jobs with an abandoned lock are suspects; only their attempts are written down, so healthy jobs cost one look-up by key per round.
 */
@Component
class DeadlyJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlyJobs.class);
    /** Counted attempts; with the one that made the job a suspect it ends the application three times at most. */
    private static final int ALLOWED = 2;
    private static final Field JOB_ID = jobIdField();

    private final JdbcClient database;
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();

    DeadlyJobs(JdbcClient database) {
        this.database = database;
    }

    void watch(JobExecutor executor) {
        executor.setAcquireJobsCmdFactory(count -> new AcquireJobsCmd(executor, count) {
            @Override
            public AcquiredJobs execute(CommandContext context) {
                AcquiredJobs acquired = super.execute(context);
                // the new lock is not written yet: the database still tells whose the old one was
                suspects.addAll(abandoned(acquired.getJobIdBatches().stream().flatMap(List::stream).toList()));
                return acquired;
            }
        });
    }

    private List<String> abandoned(List<String> jobs) {
        return jobs.isEmpty() ? List.of() : database.sql("select id_ from act_ru_job where id_ in (:jobs) and lock_owner_ is not null")
                .param("jobs", jobs).query(String.class).list();
    }

    CommandInterceptor interceptor() {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (command instanceof ExecuteJobsCmd execution && !suspects.isEmpty() && suspects.remove(jobOf(execution))) {
                    return guarded(jobOf(execution), command, next);
                }
                return next.execute(command);
            }
        };
    }

    private <T> T guarded(String jobId, Command<T> command, CommandExecutor next) {
        int attempt = database.sql("""
                insert into job_attempt (job_id, attempts) values (?, 1)
                on conflict (job_id) do update set attempts = job_attempt.attempts + 1 returning attempts""")
                .param(jobId).query(Integer.class).single();
        try {
            if (attempt > ALLOWED) {
                LOG.error("Job {} ended the application {} times and is stopped; it needs a look", jobId, ALLOWED + 1);
                next.execute(new SetJobRetriesCmd(jobId, null, 0, null, false));
                return null;
            }
            return next.execute(command);
        } finally {
            database.sql("delete from job_attempt where job_id = ?").param(jobId).update();
        }
    }

    private static String jobOf(ExecuteJobsCmd execution) {
        try {
            return (String) JOB_ID.get(execution);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot tell the job of an execution", e);
        }
    }

    private static Field jobIdField() {
        try {
            Field field = ExecuteJobsCmd.class.getDeclaredField("jobId");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the engine changed: ExecuteJobsCmd has no jobId", e);
        }
    }
}
