package org.closedloop.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A durable PostgreSQL that outlives the applications that use it, and that can itself be away for a while. */
final class OwnDatabase implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;
    private final int port;

    OwnDatabase(Path folder) throws IOException {
        data = folder.resolve("postgres");
        server = server(0);
        port = server.getPort();
    }

    private EmbeddedPostgres server(int onPort) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60));
        return (onPort == 0 ? builder : builder.setPort(onPort)).start();
    }

    void stop() throws IOException {
        server.close();
    }

    void startAgain() throws IOException {
        server = server(port);
    }

    String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Environment of an application that shall use it. */
    Map<String, String> settings() {
        return Map.of("SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
