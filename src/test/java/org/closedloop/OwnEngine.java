package org.closedloop;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Engine REST and web applications find their engine in a static registry, where the application that was started last has
 * overwritten the others: each test gets that of its own application. Its jobs run as after a start, whatever test came before,
 * and rest while other applications move the engines' clock, which is one for all.
 */
class OwnEngine implements TestExecutionListener {

    private static final ObjectProvider<JobExecutor> NOBODY = new StaticListableBeanFactory().getBeanProvider(JobExecutor.class);

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
        shared(test).ifAvailable(JobExecutor::start);
    }

    @Override
    public void afterTestClass(TestContext test) {
        shared(test).ifAvailable(JobExecutor::shutdown);
    }

    /** Other applications are never stopped: an executor that is started again has lost its watch over deadly jobs. */
    private static ObjectProvider<JobExecutor> shared(TestContext test) {
        return RunningApplication.class.isAssignableFrom(test.getTestClass())
                ? test.getApplicationContext().getBeanProvider(JobExecutor.class) : NOBODY;
    }
}
