package org.closedloop.reporting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingSettingsTest {

    @Test
    void takesTeamsAndAddressesWithALanguage() {
        assertThatCode(() -> new ReportingSettings("never", "CNY", List.of("sales", "head@example.com zh"), List.of("a@example.com"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketing", "head@example.com fr", "", "a b"})
    void refusesAReaderWhoDoesNotExist(String reader) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportingSettings("never", "CNY", List.of(reader), List.of("sales")))
                .withMessageContaining("closedloop.reporting.marketing");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportingSettings("never", "CNY", List.of("sales"), List.of()))
                .withMessageContaining("closedloop.reporting.technical-centre");
    }
}
