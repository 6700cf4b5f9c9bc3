package org.closedloop.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the limit of lists before the engine's REST servlets. */
@Configuration(proxyBeanMethods = false)
class ListLimitConfiguration {

    @Bean
    FilterRegistrationBean<ListLimit> webappListLimit(ProcessEngineConfigurationImpl engine) {
        return before("/camunda/api/engine/*", new ListLimit(engine::getQueryMaxResultsLimit, true));
    }

    @Bean
    FilterRegistrationBean<ListLimit> restListLimit(ProcessEngineConfigurationImpl engine) {
        return before("/engine-rest/*", new ListLimit(engine::getQueryMaxResultsLimit, false));
    }

    private static FilterRegistrationBean<ListLimit> before(String path, ListLimit limit) {
        FilterRegistrationBean<ListLimit> filter = new FilterRegistrationBean<>(limit);
        filter.addUrlPatterns(path);
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
