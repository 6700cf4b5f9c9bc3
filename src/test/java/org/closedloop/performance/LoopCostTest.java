package org.closedloop.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one loop costs the database, counted by the database itself: counts repeat on any machine, times do not. */
class LoopCostTest extends MeasuredApplication {

    private static final int WARM_UP = 2;
    private static final int LOOPS = 3;

    @ParameterizedTest(name = "loops of {0} rounds")
    @ValueSource(ints = {1, 2})
    void theEngineWorksLittleMoreForTheProductThanForTheModelsAlone(int rounds) throws Exception {
        try (BareEngine bare = bareEngine()) {
            StatementStatistics ofBare = new StatementStatistics(bare.database());
            StatementStatistics ofProduct = new StatementStatistics(JdbcClient.create(dataSource));
            costOf(bare.loop(), ofBare, rounds, WARM_UP);
            Cost models = costOf(bare.loop(), ofBare, rounds, LOOPS);
            costOf(productLoop(), ofProduct, rounds, WARM_UP);
            Cost product = costOf(productLoop(), ofProduct, rounds, LOOPS);

            assertThat(product.engineStatements()).as(() -> "statements, the product's most frequent are\n"
                    + String.join("\n", ofProduct.top("calls", 40, LOOPS))).isLessThanOrEqualTo(1.3 * models.engineStatements());
            assertThat(product.begun()).as("transactions").isLessThanOrEqualTo(1.3 * models.begun());
            assertThat(product.ownStatements()).as("our own statements, beside %s of the engine", product.engineStatements())
                    .isLessThanOrEqualTo(product.engineStatements() * 0.4);
        }
    }

    @Test
    void oneMoreLoopCostsNoMoreWithTwentyThousandOpenCases() throws Exception {
        Loop loop = productLoop();
        StatementStatistics statistics = new StatementStatistics(JdbcClient.create(dataSource));
        costOf(loop, statistics, 1, WARM_UP);
        Cost empty = costOf(loop, statistics, 1, LOOPS);
        try (OpenCases open = new OpenCases(dataSource, false)) {
            long rows = open.multiply(openCase(), OPEN_CASES);
            assertThat(rows).as("rows of %s open cases", OPEN_CASES).isGreaterThan(20L * OPEN_CASES);
            costOf(loop, statistics, 1, WARM_UP);

            Cost full = costOf(loop, statistics, 1, LOOPS);
            assertThat(full.statements()).isLessThanOrEqualTo(1.25 * empty.statements());
            assertThat(full.begun()).as("transactions").isLessThanOrEqualTo(1.25 * empty.begun());
        }
    }
}
