package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The checker of the crash tests reports what a doctored database lost or doubled: a green crash test means something. */
class InvariantsTest {

    private static final String REFERENCE = "CL-26-000001";
    private static EmbeddedPostgres server;
    private static Connection database;

    private final Ledger ledger = new Ledger();

    @BeforeAll
    static void tables() throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        database = server.getPostgresDatabase().getConnection();
        for (String script : new String[] {"org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql",
            "org/camunda/bpm/engine/db/create/activiti.postgres.create.history.sql", "db/migration/V1__cases.sql",
            "db/migration/V4__notification.sql", "db/migration/V6__followup.sql"}) {
            ScriptUtils.executeSqlScript(database, new ClassPathResource(script));
        }
        // so that a test can double what the product's own constraints forbid
        doctor("alter table service_case drop constraint service_case_reference_key",
                "alter table outbox_message drop constraint outbox_message_once");
        database.setAutoCommit(false);
    }

    @BeforeEach
    void oneFiledAndAcknowledgedCase() throws SQLException {
        doctor(oneCase(), loop("one"), """
                insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_) values ('one', 1, 'one', 'CL-26-000001')""", """
                insert into act_ru_task (id_, rev_, proc_inst_id_) values ('task', 1, 'one')""", message("<1@host>"));
        ledger.asked("key");
        ledger.acknowledged("key", REFERENCE);
    }

    @AfterEach
    void undo() throws SQLException {
        database.rollback();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void itIsContentWhenNothingHappened() throws SQLException {
        assertThat(violations("<1@host>")).isEmpty();
    }

    @Test
    void itMissesALostCase() throws SQLException {
        doctor("delete from service_case");
        assertThat(violations("<1@host>")).containsExactly("lost: " + REFERENCE + " has 0 cases");
    }

    @Test
    void itSeesADoubledCase() throws SQLException {
        doctor(oneCase().replace("'hash'", "'other'"));
        assertThat(violations("<1@host>")).contains("doubled: " + REFERENCE + " has 2 cases");
    }

    @Test
    void itSeesACaseThatNobodyFiled() throws SQLException {
        doctor("update service_case set reference = 'CL-26-000009'");
        assertThat(violations("<1@host>")).contains("lost: " + REFERENCE + " has 0 cases", "doubled: nobody filed CL-26-000009");
    }

    @Test
    void itMissesALostLoopAndSeesASecondOne() throws SQLException {
        doctor(loop("two"));
        assertThat(violations("<1@host>")).containsExactly("doubled: " + REFERENCE + " has 2 loops");
        doctor("delete from act_hi_procinst");
        assertThat(violations("<1@host>")).contains("lost: " + REFERENCE + " has 0 loops");
    }

    @Test
    void itSeesAStuckLoop() throws SQLException {
        doctor("delete from act_ru_task");
        assertThat(violations("<1@host>")).containsExactly("stuck: instance one of " + REFERENCE);
    }

    @Test
    void itSeesAnOpenCaseWithoutALoop() throws SQLException {
        doctor("delete from act_ru_task", "delete from act_ru_execution");
        assertThat(violations("<1@host>")).containsExactly("lost: open case " + REFERENCE + " has no running loop");
    }

    @Test
    void itMissesALostMail() throws SQLException {
        assertThat(violations()).containsExactly("lost: <1@host> is marked as sent and never arrived");
        doctor("update outbox_message set status = 'failed'");
        assertThat(violations("<1@host>")).contains("lost: " + REFERENCE + " has 0 acknowledgements");
    }

    @Test
    void itSeesADoubledMail() throws SQLException {
        assertThat(violations("<1@host>", "<1@host>")).containsExactly("doubled: 1 second copies of mails, 0 are accounted for");
        assertThat(violations("<1@host>", "<2@host>")).containsExactly("doubled: nobody wrote <2@host>");
        doctor(message("<2@host>"));
        assertThat(violations("<1@host>", "<2@host>")).contains("doubled: " + REFERENCE + " has 2 acknowledgements");
    }

    @Test
    void aCrashAccountsForOneSecondCopy() throws SQLException {
        assertThat(new Invariants(database).violations(ledger, List.of("<1@host>", "<1@host>"), 1)).isEmpty();
    }

    @Test
    void itSeesAKeyWithTwoAnswersAndOneWithNone() throws SQLException {
        ledger.asked("unanswered");
        ledger.acknowledged("key", "CL-26-000002");
        assertThat(violations("<1@host>")).contains("key key was answered " + REFERENCE + ", then CL-26-000002",
                "lost: 1 filings never acknowledged", "lost: CL-26-000002 has 0 cases");
    }

    private List<String> violations(String... mails) throws SQLException {
        return new Invariants(database).violations(ledger, List.of(mails), 0);
    }

    private static void doctor(String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String oneCase() {
        return """
                insert into service_case (id, reference, type, state, channel, sender, customer_id, description, priority, round,
                    tracking_hash, filed_at)
                values (gen_random_uuid(), 'CL-26-000001', 'complaint', 'open', 'web', 'customer', gen_random_uuid(), 'It leaks', 1, 1,
                    'hash', now())""";
    }

    private static String loop(String id) {
        return """
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_)
                values ('%s', '%s', 'CL-26-000001', 'complaintHandling', 'd', now())""".formatted(id, id);
    }

    private static String message(String id) {
        return """
                insert into outbox_message (id, kind, case_reference, round, purpose, channel, address, recipient_name, language, subject,
                    text, status, next_try_at, message_id, created_at)
                values (gen_random_uuid(), 'acknowledgement', 'CL-26-000001', 1, '', 'email', 'chen@example.com', 'Chen', 'en', 's', 't',
                    'sent', now(), '%s', now())""".formatted(id);
    }
}
