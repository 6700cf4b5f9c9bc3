package org.closedloop.portal;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the limit of lists before the engine's REST servlet of the web applications. */
@Configuration(proxyBeanMethods = false)
class WebappListLimitConfiguration {

    @Bean
    FilterRegistrationBean<WebappListLimit> webappListLimit(ProcessEngineConfigurationImpl engine) {
        FilterRegistrationBean<WebappListLimit> filter = new FilterRegistrationBean<>(new WebappListLimit(engine::getQueryMaxResultsLimit));
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
