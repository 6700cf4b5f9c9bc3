package org.closedloop.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.closedloop.Covers;
import org.closedloop.engine.InvalidInput;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The stock ledger: never negative, never double, every piece traced. */
class StockTest {

    private final StockFixture stock = new StockFixture();
    private final String part = stock.newPart();

    @Test
    @Covers("R-206")
    void fortyParallelReservationsOnTheLastTenPiecesGetExactlyTen() throws Exception {
        stock.receive(part, 10, part);
        List<PartRequest> asked = Stream.generate(() -> stock.newRequest(part, 1)).limit(40).toList();
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Future<Boolean>> answers = threads.invokeAll(asked.stream().map(request -> (java.util.concurrent.Callable<Boolean>)
                    () -> stock.reserve(request)).toList());

            assertThat(answers.stream().filter(StockTest::yes).count()).isEqualTo(10);
        } finally {
            threads.shutdownNow();
        }
        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 10, 10)).isEqualTo(stock.sum(part));
    }

    @Test
    void theSameStepTwiceBooksOnce() {
        PartRequest request = stock.newRequest(part, 2);
        assertThat(stock.receive(part, 5, part)).isTrue();
        assertThat(stock.receive(part, 5, part)).isFalse();
        assertThat(stock.reserve(request)).isTrue();
        assertThat(stock.reserve(request)).isTrue();

        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 5, 2));
        stock.release(request);
        stock.release(request);
        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 5, 0)).isEqualTo(stock.sum(part));
    }

    @Test
    void theSameSerialNumberDoesNotComeInTwice() {
        stock.receive(part, 2, part + 1, "A1", "A2");

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> stock.receive(part, 1, part + 2, "A2"))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("serialNumbers"));
        assertThat(stock.balance(part).onHand()).isEqualTo(2);
    }

    @Test
    @Covers("R-208")
    void aPieceIsOutOnceAndComesBackOnce() {
        PartRequest first = stock.newRequest(part, 1);
        PartRequest second = stock.newRequest(part, 1);
        stock.receive(part, 2, part, "B1", "B2");

        assertThatExceptionOfType(InvalidInput.class).as("the pieces have numbers").isThrownBy(() -> stock.issue(first));
        assertThat(stock.issue(first, "B1")).isTrue();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> stock.issue(second, "B1"));
        stock.giveBack(first, "B1", 1, "1");
        stock.giveBack(first, "B1", 1, "1");

        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 2, 0));
        assertThat(stock.issue(second, "B1")).isTrue();
        assertThatExceptionOfType(InvalidInput.class).as("it has none any more").isThrownBy(() -> stock.giveBack(first, null, 1, "2"));
        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 1, 0)).isEqualTo(stock.sum(part));
    }

    @Test
    void aPieceWithoutNumberComesFromTheOldestReceiptThatIsNotUsedUp() {
        stock.receive(part, 1, part + "old");
        stock.receive(part, 2, part + "new");
        PartRequest both = stock.newRequest(part, 2);

        stock.issue(both);

        assertThat(stock.jdbc.sql("""
                select r.order_number from part_movement m join part_movement r on r.id = m.receipt_id where m.part_number = ?
                    and m.kind = 'issue'
                 order by m.id""").param(part).query(String.class).list()).containsExactly("PO-" + part + "old", "PO-" + part + "new");
    }

    @Test
    void aCountThatFindsLessTakesTheYoungestReservation() {
        stock.receive(part, 3, part);
        PartRequest first = stock.newRequest(part, 2);
        PartRequest second = stock.newRequest(part, 1);
        stock.reserve(first);
        stock.reserve(second);

        assertThat(stock.correct(part, -1, part)).isTrue();

        assertThat(stock.requests.get(first.id()).state()).isEqualTo(PartRequest.State.reserved);
        assertThat(stock.requests.get(second.id()).state()).isEqualTo(PartRequest.State.missing);
        assertThat(stock.issue(second)).as("not there any more").isFalse();
        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 2, 2)).isEqualTo(stock.sum(part));
    }

    @Test
    void theDatabaseRefusesWhatNoProgramShouldDo() {
        stock.receive(part, 1, part);
        Movement tooMany = Movement.of(part, "main", Movement.Kind.reservation, 2, "somebody", Movement.Reason.STOCK, "trick/" + part);

        assertThatThrownBy(() -> stock.inTransaction(() -> stock.ledger.book(tooMany))).isInstanceOf(DataAccessException.class);
        for (String trick : List.of("update part_movement set quantity = 5 where part_number = ?",
                "delete from part_movement where part_number = ?",
                "update part_stock set on_hand = 99 where part_number = ?", "delete from part_stock where part_number = ?",
                "insert into part_stock values (?, 'elsewhere', 5, 0)")) {
            assertThatThrownBy(() -> stock.jdbc.sql(trick).param(part).update()).as(trick).isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only added to");
        }
        assertThatThrownBy(() -> stock.jdbc.sql("truncate part_movement cascade").update()).hasMessageContaining("only added to");
        assertThat(stock.balance(part)).isEqualTo(new StockLedger.Balance("main", 1, 0)).isEqualTo(stock.sum(part));
    }

    @Test
    void wrongReceiptsAreRefusedByName() {
        assertThat(refusedField(new Receipt(part, null, 0, List.of(), null, null, "k", "w"))).isEqualTo("quantity");
        assertThat(refusedField(new Receipt(part, "moon", 1, List.of(), null, null, "k", "w"))).isEqualTo("warehouse");
        assertThat(refusedField(new Receipt(part, null, 2, List.of("S1"), null, null, "k", "w"))).isEqualTo("serialNumbers");
        assertThat(refusedField(new Receipt(part, null, 2, List.of("S1", "S1"), null, null, "k", "w"))).isEqualTo("serialNumbers");
        assertThat(refusedField(new Receipt(part, null, 1, List.of("<b>"), null, null, "k", "w"))).isEqualTo("serialNumbers");
        assertThat(refusedField(new Receipt("no-such-part", null, 1, List.of(), null, null, "k", "w"))).isEqualTo("partNumber");
        assertThat(IntStream.of(stock.balance(part).onHand())).containsExactly(0);
    }

    private String refusedField(Receipt goods) {
        try {
            stock.inTransaction(() -> stock.stock.receive(goods, Movement.Reason.STOCK));
            return "accepted";
        } catch (InvalidInput refused) {
            return refused.field();
        }
    }

    private static boolean yes(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
