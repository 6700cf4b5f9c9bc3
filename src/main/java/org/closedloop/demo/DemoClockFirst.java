package org.closedloop.demo;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Neither the engine nor the product reads the time before the demonstration's clock is where it was. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoClockFirst {

    @Bean
    static BeanFactoryPostProcessor engineAfterDemoClock() {
        return new After(ProcessEngine.class) { };
    }

    @Bean
    static BeanFactoryPostProcessor clockAfterDemoClock() {
        return new AbstractDependsOnBeanFactoryPostProcessor(Clock.class, "demoClock") { };
    }

    private abstract static class After extends AbstractDependsOnBeanFactoryPostProcessor {

        After(Class<?> beanType) {
            super(beanType, ProcessEngineFactoryBean.class, "demoClock");
        }
    }
}
