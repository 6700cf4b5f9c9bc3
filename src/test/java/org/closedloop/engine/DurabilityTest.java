package org.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.closedloop.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database keeps what it acknowledged: the library starts it with these settings off. */
class DurabilityTest extends RunningApplication {

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsCommittedSurvivesACrash(String setting) {
        assertThat(jdbc.sql("select current_setting(:setting)").param("setting", setting).query(String.class).single()).isEqualTo("on");
    }
}
