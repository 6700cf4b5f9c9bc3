package org.closedloop.staff;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start, before anything else is started, when nobody has chosen the administrator's password. */
@Component
@Profile("!demo")
class AdministratorPassword implements BeanFactoryPostProcessor, EnvironmentAware {

    static final String PROPERTY = "closedloop.admin.password";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        String password = environment.getProperty(PROPERTY, "");
        if (password.isBlank()) {
            throw new Unusable("No administrator's password is set.");
        }
        if (password.equals("demo")) {
            throw new Unusable("The administrator's password is the one of the demonstration.");
        }
    }

    static class Unusable extends RuntimeException {

        Unusable(String message) {
            super(message);
        }
    }

    /** Says what to do instead of showing a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Unusable> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Unusable cause) {
            return new FailureAnalysis(cause.getMessage(), "Set the environment variable CLOSEDLOOP_ADMIN_PASSWORD to a password of your "
                    + "own, or try the product with the profile demo (./mvnw spring-boot:run).", cause);
        }
    }
}
