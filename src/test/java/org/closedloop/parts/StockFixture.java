package org.closedloop.parts;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stock on a real database of its own; every test uses parts of its own. */
class StockFixture {

    /** system property of a second JVM that uses the database of the first */
    static final String SHARED_DATABASE = "parts.database";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-02T02:00:00Z"), ZoneOffset.UTC);
    private static final HikariDataSource DATABASE = start();

    final JdbcClient jdbc = JdbcClient.create(DATABASE);
    final StockLedger ledger = new StockLedger(jdbc, CLOCK);
    final PartRequests requests = new PartRequests(jdbc);
    final Catalogue catalogue = new Catalogue(jdbc);
    final PartSettings settings = new PartSettings(List.of("main", "north"), "never");
    final Stock stock = new Stock(ledger, requests, catalogue, settings);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    String newPart() {
        String number = "T-" + UUID.randomUUID().toString().substring(0, 12);
        catalogue.save(new Part(number, "pump", "Pump", "24 V", "steel", "piece", null, "CNY", null, null, null));
        return number;
    }

    PartRequest newRequest(String part, int quantity) {
        return requests.add(UUID.randomUUID().toString(), new PartRequest(UUID.randomUUID(), UUID.randomUUID(), "CL-26-000001", part,
                "Pump", null, null,
                quantity, LocalDate.of(2026, 6, 5), "engineer-li", CLOCK.instant(), PartRequest.State.requested, null));
    }

    boolean receive(String part, int quantity, String key, String... serials) {
        return inTransaction(() -> stock.receive(new Receipt(part, null, quantity, List.of(serials), "Supplier", "PO-" + key, key,
                "warehouse"),
                Movement.Reason.STOCK));
    }

    boolean reserve(PartRequest request) {
        return inTransaction(() -> stock.reserve(request, "system"));
    }

    boolean issue(PartRequest request, String... serials) {
        return inTransaction(() -> stock.issue(request, List.of(serials), "warehouse"));
    }

    void release(PartRequest request) {
        inTransaction(() -> {
            stock.release(request, "system");
            return null;
        });
    }

    void giveBack(PartRequest request, String serial, int quantity, String purpose) {
        inTransaction(() -> {
            stock.giveBack(new PartReturn(request.workOrderId(), request.caseReference(), request.partNumber(), serial, quantity, purpose,
                    "engineer-li"),
                    0);
            return null;
        });
    }

    boolean correct(String part, int difference, String key) {
        return inTransaction(() -> stock.correct(part, "main", difference, key, "service-supervisors"));
    }

    StockLedger.Balance balance(String part) {
        return ledger.balances(part).stream().filter(balance -> balance.warehouse().equals("main")).findFirst()
                .orElse(new StockLedger.Balance("main", 0, 0));
    }

    /** What the rows of the ledger add up to. */
    StockLedger.Balance sum(String part) {
        return jdbc.sql("""
                select 'main' as warehouse,
                       coalesce(sum(case when kind in ('receipt', 'giveBack',
                           'countCorrection') then quantity when kind = 'issue' then -quantity else 0 end),
                                0)::int as on_hand,
                       coalesce(sum(case kind when 'reservation' then quantity when 'release' then -quantity when 'issue' then -quantity else 0 end),
                                0)::int as reserved
                  from part_movement where part_number = :part and warehouse = 'main'""")
                .param("part", part).query(StockLedger.Balance.class).single();
    }

    static String databaseUrl() {
        return DATABASE.getJdbcUrl();
    }

    private static HikariDataSource start() {
        HikariDataSource database = new HikariDataSource();
        database.setMaximumPoolSize(45);
        String shared = System.getProperty(SHARED_DATABASE);
        if (shared != null) {
            database.setJdbcUrl(shared);
            return database;
        }
        try {
            database.setJdbcUrl(EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres"));
            // functions hold semicolons: as one piece
            String tables = new ClassPathResource("db/migration/V12__parts.sql").getContentAsString(StandardCharsets.UTF_8);
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(tables);
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
