package org.closedloop.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times of loops on the product and on the bare engine, batch by batch in turn, so that both meet the same machine:
 * {@code ./mvnw -Pbenchmark test}. What is measured and how to read it: {@code docs/performance.md}.
 */
class LoopBenchmark extends MeasuredApplication {

    private static final int BATCHES = Integer.getInteger("benchmark.batches", 13);
    private static final int LOOPS = Integer.getInteger("benchmark.loops", 30);
    private static final int OPEN = Integer.getInteger("benchmark.open", OPEN_CASES);
    private static final boolean HISTORY = Boolean.parseBoolean(System.getProperty("benchmark.history", "true"));

    private record Batch(double loopsPerSecond, Cost cost, List<Double> millis) {}

    @Test
    void loopsInTurn() throws Exception {
        try (BareEngine bare = bareEngine()) {
            StatementStatistics ofProduct = new StatementStatistics(JdbcClient.create(dataSource));
            StatementStatistics ofBare = new StatementStatistics(bare.database());
            batch(productLoop(), ofProduct);
            batch(bare.loop(), ofBare);
            List<Batch> empty = new ArrayList<>();
            List<Batch> models = new ArrayList<>();
            for (int i = 0; i < BATCHES; i++) {
                empty.add(batch(productLoop(), ofProduct));
                models.add(batch(bare.loop(), ofBare));
            }
            List<Batch> full = new ArrayList<>();
            List<Batch> besides = new ArrayList<>();
            try (OpenCases open = new OpenCases(dataSource, HISTORY)) {
                open.multiply(openCase(), OPEN);
                batch(productLoop(), ofProduct);
                for (int i = 0; i < BATCHES; i++) {
                    full.add(batch(productLoop(), ofProduct));
                    besides.add(batch(bare.loop(), ofBare));
                }
            }
            report(models, empty, full, besides);
        }
    }

    private static Batch batch(Loop loop, StatementStatistics statistics) {
        List<Double> millis = new ArrayList<>();
        statistics.tidy();
        statistics.reset();
        long start = System.nanoTime();
        for (int i = 0; i < LOOPS; i++) {
            long before = System.nanoTime();
            loop.run(1);
            millis.add((System.nanoTime() - before) / 1e6);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Batch(LOOPS / seconds, statistics.cost().per(LOOPS), millis);
    }

    private static void report(List<Batch> models, List<Batch> empty, List<Batch> full, List<Batch> besides) {
        StringBuilder table = new StringBuilder("""

                | %d batches of %d loops | loops/s | p50 / p95 of a loop, ms | database ms/loop, engine + own | statements, engine + own | transactions |
                |---|---|---|---|---|---|
                """.formatted(BATCHES, LOOPS));
        table.append(row("bare engine, no open cases", models)).append(row("product, no open cases", empty))
                .append(row("product, %,d open cases".formatted(OPEN), full)).append(row("bare engine in turn with the line above", besides));
        table.append("""

                | ratio, median [quartiles] over the batches | database time | loops/s |
                |---|---|---|
                """);
        table.append(ratio("product / bare engine, the engine's part", empty, models, batch -> batch.cost().engineMillis()))
                .append(ratio("product / bare engine, all", empty, models, batch -> batch.cost().millis()))
                .append(ratio("product with open cases / without", full, empty, batch -> batch.cost().millis()))
                .append(ratio("the same of the bare engine, which has none: the noise", besides, models, batch -> batch.cost().millis()));
        System.out.println(table);
        assertThat(full).hasSameSizeAs(empty);
    }

    private static String row(String name, List<Batch> batches) {
        double[] millis = batches.stream().flatMap(batch -> batch.millis().stream()).mapToDouble(Double::doubleValue).sorted().toArray();
        return "| %s | %.1f | %.0f / %.0f | %.1f + %.1f | %.0f + %.0f | %.0f |%n".formatted(name, median(batches, Batch::loopsPerSecond),
                quantile(millis, 0.5), quantile(millis, 0.95), median(batches, batch -> batch.cost().engineMillis()),
                median(batches, batch -> batch.cost().ownMillis()), median(batches, batch -> batch.cost().engineStatements()),
                median(batches, batch -> batch.cost().ownStatements()), median(batches, batch -> batch.cost().begun()));
    }

    private static String ratio(String name, List<Batch> ours, List<Batch> theirs, ToDoubleFunction<Batch> time) {
        double[] times = ratios(ours, theirs, time);
        double[] rates = ratios(ours, theirs, Batch::loopsPerSecond);
        return "| %s | %.2f [%.2f..%.2f] | %.2f [%.2f..%.2f] |%n".formatted(name, quantile(times, 0.5), quantile(times, 0.25),
                quantile(times, 0.75), quantile(rates, 0.5), quantile(rates, 0.25), quantile(rates, 0.75));
    }

    private static double[] ratios(List<Batch> ours, List<Batch> theirs, ToDoubleFunction<Batch> figure) {
        double[] ratios = new double[ours.size()];
        Arrays.setAll(ratios, i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i)));
        Arrays.sort(ratios);
        return ratios;
    }

    private static double median(List<Batch> batches, ToDoubleFunction<Batch> figure) {
        return quantile(batches.stream().mapToDouble(figure).sorted().toArray(), 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
