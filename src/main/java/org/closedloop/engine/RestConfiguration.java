package org.closedloop.engine;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Lets the engine's REST API, and the one inside the web applications, answer errors as {@link RestErrors} says. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    private static final Set<Class<?>> REPLACED = Set.of(ExceptionHandler.class, RestExceptionHandler.class, ProcessEngineExceptionHandler.class,
            JsonMappingExceptionHandler.class, JsonParseExceptionHandler.class);
    private static final Set<Class<?>> OURS = Set.of(RestErrors.class, RestErrors.UnreadableJson.class, RestErrors.UnfittingJson.class);

    @Bean
    CamundaJerseyResourceConfig jerseyConfiguration() {
        return new EngineRest();
    }

    /** Under the name that the web applications would use: they then leave the registration alone. */
    @Bean
    ServletRegistrationBean<ServletContainer> engineApiOfWebapps() {
        ServletRegistrationBean<ServletContainer> servlet = new ServletRegistrationBean<>(new ServletContainer(), "/camunda/api/engine/*");
        servlet.setName("Engine Api");
        servlet.addInitParameter(ServletProperties.JAXRS_APPLICATION_CLASS, WebappEngineRest.class.getName());
        servlet.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return servlet;
    }

    private static Set<Class<?>> withOurErrors(Set<Class<?>> classes) {
        return Stream.concat(classes.stream().filter(type -> !REPLACED.contains(type)), OURS.stream()).collect(Collectors.toSet());
    }

    @ApplicationPath("/engine-rest")
    static class EngineRest extends CamundaJerseyResourceConfig {

        @Override
        protected void registerCamundaRestResources() {
            registerClasses(CamundaRestResources.getResourceClasses());
            registerClasses(withOurErrors(CamundaRestResources.getConfigurationClasses()));
            register(JacksonFeature.withoutExceptionMappers());
        }
    }

    /** Created by Jersey. */
    public static class WebappEngineRest extends EngineRestApplication {

        @Override
        public Set<Class<?>> getClasses() {
            return withOurErrors(super.getClasses());
        }
    }
}
