package org.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AdministratorPasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "demo"})
    void refusesToStart(String password) {
        assertThatThrownBy(() -> start(Map.of("CLOSEDLOOP_ADMIN_PASSWORD", password))).isInstanceOf(AdministratorPassword.Unusable.class);
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(AdministratorPassword.Unusable.class);
    }

    @Test
    void startsWithAPasswordOfItsOwn() {
        assertThatCode(() -> start(Map.of("CLOSEDLOOP_ADMIN_PASSWORD", "chosen by somebody"))).doesNotThrowAnyException();
    }

    @Test
    void saysWhatToDo() {
        FailureAnalysis analysis = new AdministratorPassword.Analyzer()
                .analyze(new IllegalStateException(new AdministratorPassword.Unusable("No administrator's password is set.")));

        assertThat(analysis.getDescription()).contains("No administrator's password");
        assertThat(analysis.getAction()).contains("CLOSEDLOOP_ADMIN_PASSWORD", "./mvnw spring-boot:run");
    }

    private static void start(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        AdministratorPassword password = new AdministratorPassword();
        password.setEnvironment(environment);
        password.postProcessBeanFactory(null);
    }
}
