package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Settings whose names nobody checks: a misspelt one would be ignored and noticed in an outage only. */
class EngineSettingsTest extends SecuredApplication {

    @Autowired
    private ProcessEngine engine;

    @Test
    void runsWithTheSettingsThatReliabilityRestsOn() {
        ProcessEngineConfigurationImpl settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(TimeZone.getDefault().getRawOffset()).isZero();
        assertThat(settings.isAuthorizationEnabled()).isTrue();
        assertThat(settings.getHistoryLevel().getName()).isEqualTo("closedloop");
        assertThat(settings.getHistoryTimeToLive()).isEqualTo("P365D");
        assertThat(settings.isEnforceHistoryTimeToLive()).isTrue();
        assertThat(settings.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
        assertThat(settings.getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
        assertThat(settings.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT5M,PT15M,PT1H");
        assertThat(settings.getDefaultNumberOfRetries()).isEqualTo(6);
        assertThat(settings.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(settings.isJobExecutorAcquireByDueDate()).isTrue();
        assertThat(settings.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(settings.isJobExecutorDeploymentAware()).isFalse();
        assertThat(settings.getQueryMaxResultsLimit()).isEqualTo(1000);
        assertThat(settings.isCmmnEnabled()).isFalse();
        assertThat(settings.isMetricsEnabled()).isFalse();
        assertThat(settings.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(settings.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(settings.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(settings.isEnableXxeProcessing()).isFalse();
        assertThat(settings.getJobExecutor().getLockTimeInMillis()).isEqualTo(60_000);
        assertThat(settings.getJobExecutor().getWaitTimeInMillis()).isEqualTo(250);
        assertThat(settings.getJobExecutor().getMaxWait()).isEqualTo(1000);
        assertThat(settings.getJobExecutor().getMaxJobsPerAcquisition()).isEqualTo(16);
    }
}
