package org.closedloop.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Stops this node's job executor from taking jobs, and lets it go on. The executor itself keeps running: shut down, it would trip over
 * the hints of people who complete tasks meanwhile.
 */
@Component
@Profile("demo")
class JobPause implements AcquireJobsCommandFactory {

    private final JobExecutor jobExecutor;
    private volatile AcquireJobsCommandFactory acquisition;
    private volatile CountDownLatch idleRound;

    JobPause(ProcessEngine engine) {
        this.jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        standBetween();
    }

    /** Whoever else has a say in taking jobs keeps it; an executor that was shut down and started again has forgotten both. */
    private void standBetween() {
        AcquireJobsCommandFactory current = jobExecutor.getAcquireJobsCmdFactory();
        if (current != this) {
            acquisition = current == null ? new DefaultAcquireJobsCommandFactory(jobExecutor) : current;
            jobExecutor.setAcquireJobsCmdFactory(this);
        }
    }

    @Override
    public Command<AcquiredJobs> getCommand(int jobs) {
        CountDownLatch paused = idleRound;
        if (paused == null) {
            return acquisition.getCommand(jobs);
        }
        // the rounds follow each other, so the one before this has taken its last job
        paused.countDown();
        return context -> new AcquiredJobs(jobs);
    }

    void pause(Duration patience) throws InterruptedException {
        if (idleRound == null) {
            idleRound = new CountDownLatch(1);
        }
        if (jobExecutor.isActive()) {
            standBetween();
            jobExecutor.jobWasAdded();
            idleRound.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void resume() {
        idleRound = null;
        jobExecutor.jobWasAdded();
    }
}
