package org.closedloop;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Engine REST and web applications find their engine in a static registry, where the application that was started last has
 * overwritten the others: each test gets that of its own application. Its jobs run as after a start, whatever test came before,
 * and rest while the coverage of the test is counted, which nothing may change meanwhile.
 */
class OwnEngine implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(JobExecutor.class).ifAvailable(JobExecutor::start);
    }

    @Override
    public void afterTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(JobExecutor.class).ifAvailable(JobExecutor::shutdown);
    }
}
