package org.closedloop.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A node that books dies with {@code kill -9}: what was committed stays, half a booking does not, and the ledger adds up. */
class StockKillTest {

    private final StockFixture stock = new StockFixture();

    @Test
    void addsUpAfterAKillInTheMiddle() throws Exception {
        String part = stock.newPart();
        Process node = start(part, List.of());
        List<String> committed = new ArrayList<>();
        try (BufferedReader lines = node.inputReader()) {
            while (committed.size() < 60) {
                committed.add(lines.readLine());
            }
            node.destroyForcibly().waitFor();
        }

        assertThat(stock.balance(part)).isEqualTo(stock.sum(part));
        assertThat(stock.jdbc.sql("select purpose from part_movement where part_number = ? and kind = 'receipt'").param(part)
                .query(String.class).list())
                .containsAll(committed.stream().filter(line -> line.startsWith("receipt/")).toList());
    }

    @Test
    void halfABookingDoesNotStay() throws Exception {
        String part = stock.newPart();

        Process node = start(part, List.of("-Dclosedloop.failpoint=partMovementBooked"));

        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isEqualTo(137);
        assertThat(stock.sum(part)).isEqualTo(new StockLedger.Balance("main", 0, 0)).isEqualTo(stock.balance(part));
    }

    private static Process start(String part, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-Xmx256m", "-D" + StockFixture.SHARED_DATABASE + "=" + StockFixture.databaseUrl(),
                "-Dlogging.level.root=off"));
        command.addAll(options);
        command.addAll(List.of(Node.class.getName(), part));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Receives, reserves and issues without end on four threads, and says what it has committed. */
    static class Node {

        public static void main(String[] arguments) {
            StockFixture stock = new StockFixture();
            for (int i = 0; i < 4; i++) {
                new Thread(() -> book(stock, arguments[0])).start();
            }
        }

        private static void book(StockFixture stock, String part) {
            while (true) {
                String key = UUID.randomUUID().toString();
                stock.receive(part, 2, key);
                System.out.println("receipt/" + key);
                PartRequest request = stock.newRequest(part, 1);
                stock.reserve(request);
                stock.issue(request);
            }
        }
    }
}
