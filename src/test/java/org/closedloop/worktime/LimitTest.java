package org.closedloop.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.closedloop.worktime.Limit.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @ParameterizedTest
    @CsvSource({
        "30 minutes, 30, MINUTES", "24 hours, 24, HOURS", "1 hour, 1, HOURS", "8 working hours, 8, WORKING_HOURS",
        "3 working days, 3, WORKING_DAYS", "1 working days, 1, WORKING_DAYS", "7 days, 7, DAYS", "' 7  Days ', 7, DAYS"})
    void readsWhatPeopleSay(String text, long amount, Unit unit) {
        assertThat(Limit.parse(text)).isEqualTo(new Limit(amount, unit));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"soon", "3", "hours", "3 workdays", "-3 hours", "1.5 hours", "3 working minutes", "24h", "P3D", "1000000 days"})
    void refusesAnythingElseWithAnExample(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text)).withMessageContaining("3 working days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 hours", "0 working days"})
    void refusesNoTimeAtAll(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text)).withMessageContaining("from 1 to 99999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 minutes", "1 hour", "8 working hours", "1 working day", "7 days"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Limit.parse(text)).hasToString(text);
    }
}
