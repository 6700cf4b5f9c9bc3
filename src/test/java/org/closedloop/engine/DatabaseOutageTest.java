package org.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.closedloop.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that goes away is told from a mistake, also in the middle of a transaction, where the roll-back fails as well. */
class DatabaseOutageTest extends RunningApplication {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theConnectionEndsInTheMiddleOfATransaction() {
        Throwable thrown = catchThrowable(() -> transaction.executeWithoutResult(status -> {
            int backend = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            jdbc.sql("select pg_terminate_backend(:backend)").param("backend", backend).query(Boolean.class).single();
        }));

        assertThat(thrown).isInstanceOf(TransactionSystemException.class);
        assertThat(DatabaseOutage.causedBy(thrown)).isTrue();
    }

    @Test
    void aMistakeInAStatementIsNone() {
        Throwable thrown = catchThrowable(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("select 1 / 0").query(Integer.class).single()));

        assertThat(DatabaseOutage.causedBy(thrown)).isFalse();
    }
}
