package org.closedloop.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} between any two steps loses nothing and doubles nothing. Threads are held each between its own two steps, others
 * run under load, then the application dies; clients repeat what was not answered.
 */
class CrashIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingIsLostOrDoubledWhereverItDies() throws IOException, SQLException {
        try (CrashSite site = new CrashSite(folder); Connection database = site.connect()) {
            site.start();
            String before = site.fileAndWaitForTask("before");
            String after = site.fileAndWaitForTask("after");
            String keptCase = site.fileAndWaitForTask("kept");
            String kept = site.settle(keptCase);
            String answeredCase = site.fileAndWaitForTask("answered");
            String answered = site.settle(answeredCase);
            String beforeTask = site.task(before);
            String afterTask = site.task(after);

            site.strike("complaintEntered", () -> site.file("entered"));
            site.strike("complaintFiled", () -> site.file("filed"));
            site.strike("acknowledgementWritten", () -> site.file("acknowledged"));
            site.strike("responseTakenOver", () -> site.respond(beforeTask));
            site.strike("taskCompleted", () -> site.respond(afterTask));
            site.strike("answerKept", () -> site.answer(kept));
            site.strike("surveyAnswered", () -> site.answer(answered));
            site.strike("outboxClaimed", () -> site.file("claimed"));
            site.load(CLIENTS);
            site.killAfter(5);

            site.start();
            assertThat(site.respond(beforeTask)).as("its completion was not committed").isEqualTo(204);
            assertThat(site.respond(afterTask)).as("its completion was").isEqualTo(404);
            assertThat(site.answer(kept)).as("its answer was not committed").isEqualTo(303);
            assertThat(site.answer(answered)).as("its answer was").isEqualTo(409);
            site.strike("afterSmtpAccepted", () -> site.file("accepted"));
            site.killAfter(10);

            site.start();
            checkAll(site, database, 2);
            assertThat(site.state(keptCase)).isEqualTo("closed");
            assertThat(site.state(answeredCase)).isEqualTo("closed");
            assertThat(site.state(before)).isEqualTo("open");
            assertThat(site.state(after)).isEqualTo("open");
        }
    }

    /** The same at a hundred places that nobody thought of, also while it starts. */
    @Test
    @Tag("slow")
    void nothingIsLostOrDoubledInAHundredCrashes() throws IOException, SQLException {
        int kills = Integer.getInteger("crash.kills", 100);
        Random random = new Random();
        try (CrashSite site = new CrashSite(folder); Connection database = site.connect()) {
            site.load(CLIENTS);
            for (int i = 0; i < kills; i++) {
                if (i % 4 == 3) {
                    site.startAndDie(Duration.ofMillis(random.nextInt(30_000)));
                } else {
                    site.start();
                    site.killAfter(random.nextInt(60));
                }
            }
            site.start();
            checkAll(site, database, kills);
        }
    }

    private static void checkAll(CrashSite site, Connection database, int kills) throws SQLException {
        site.endLoad();
        site.repeatAll();
        Invariants invariants = new Invariants(database);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> invariants.leftToDo() == 0);
        List<String> mails = site.mails();
        LOG.info("crashes {}, filings {}, unanswered and repeated {}, mails {}, second copies {}", kills, site.ledger().keys().size(),
                site.ledger().unknowns(), mails.size(), mails.size() - mails.stream().distinct().count());
        assertThat(invariants.violations(site.ledger(), mails, kills)).isEmpty();
    }
}
