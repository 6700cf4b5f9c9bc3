package org.closedloop.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The default database: a real, durable PostgreSQL whose data stay in a folder of the working directory.
 * A configured {@code spring.datasource.url} takes its place.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${closedloop.data-directory:data}") Path data) throws IOException {
        Path cluster = data.toAbsolutePath().resolve("postgres");
        Files.createDirectories(cluster.getParent());
        refuseWhileInUse(cluster);
        stopLeftover(cluster);
        // the library starts servers with fsync off: a customer's complaint must survive a crash
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("idle_in_transaction_session_timeout", "60s")
                .setServerConfig("lock_timeout", "10s")
                // counts what each statement costs; read it after "create extension pg_stat_statements"
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    @Bean
    JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
            }
        };
    }

    /** The library holds this lock while its application lives, and asks for it later than {@link #stopLeftover} would end the other's server. */
    private static void refuseWhileInUse(Path cluster) throws IOException {
        Path lock = cluster.resolve("epg-lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            if (free == null) {
                throw new IllegalStateException("The data in " + cluster.getParent() + " are in use by another copy of the application: stop it first,"
                        + " or give this one a folder of its own with closedloop.data-directory");
            }
        }
    }

    /** After a {@code kill -9} of the application its server still runs and holds the folder: ask it to stop, its data are safe. */
    private static void stopLeftover(Path cluster) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        List<String> lines = Files.readAllLines(lock);
        long pid = Long.parseLong(lines.get(0).trim());
        ProcessHandle server = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).orElse(null);
        if (server == null) {
            return;
        }
        LOG.info("Stopping the database server {} that an earlier run left behind", pid);
        server.destroy();
        try {
            server.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the earlier database server " + pid + " stopped", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("the database server " + pid + " of an earlier run does not stop; end it and start again", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }
}
