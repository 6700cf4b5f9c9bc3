package org.closedloop.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.closedloop.engine.InvalidInput;

/** Whatever is asked in whatever order: balances are what the ledger adds up to, and never below nothing. */
class StockPropertyTest {

    private final StockFixture stock = new StockFixture();

    enum Step { receive, request, reserve, release, issue, giveBack, correct }

    record Action(Step step, int number, int which) {}

    @Property(tries = 60)
    void theLedgerAddsUp(@ForAll("actions") List<Action> actions) {
        String part = stock.newPart();
        List<PartRequest> requests = new ArrayList<>(List.of(stock.newRequest(part, 1)));
        int onHand = 0;
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            PartRequest request = requests.get(action.which() % requests.size());
            StockLedger.Balance before = stock.balance(part);
            try {
                onHand += run(action, part + "-" + i, part, request, requests, before);
            } catch (InvalidInput refused) {
                assertThat(stock.balance(part)).as("a refusal leaves nothing behind").isEqualTo(before);
            }
            StockLedger.Balance now = stock.balance(part);
            assertThat(now).as("after %s", action).isEqualTo(stock.sum(part));
            assertThat(now.onHand()).isEqualTo(onHand).isGreaterThanOrEqualTo(now.reserved());
            assertThat(now.reserved()).isNotNegative();
        }
    }

    /** @return what must have come or gone */
    private int run(Action action, String key, String part, PartRequest request, List<PartRequest> requests, StockLedger.Balance before) {
        return switch (action.step()) {
            case receive -> stock.receive(part, action.number(), key) ? action.number() : 0;
            case request -> requests.add(stock.newRequest(part, action.number())) ? 0 : 0;
            case reserve -> stock.reserve(request) ? 0 : 0;
            case release -> {
                stock.release(request);
                yield 0;
            }
            case issue -> stock.issue(request) ? -request.quantity() : 0;
            case giveBack -> {
                stock.giveBack(request, null, action.number(), key);
                yield action.number();
            }
            case correct -> {
                int difference = action.number() - 3;
                stock.correct(part, difference, key);
                yield Math.max(difference, -before.onHand());
            }
        };
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        return Combinators.combine(Arbitraries.of(Step.class), Arbitraries.integers().between(1, 5), Arbitraries.integers().between(0, 9))
                .as(Action::new).list().ofMinSize(1).ofMaxSize(25);
    }
}
