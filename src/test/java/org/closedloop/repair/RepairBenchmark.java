package org.closedloop.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Times of ranking 500 engineers and of finding repeat repairs among 100,000 products with repairs: {@code ./mvnw -Pbenchmark test}. What
 * is measured: {@code docs/performance.md}.
 */
class RepairBenchmark extends RepairFixture {

    private static final int ENGINEERS = Integer.getInteger("benchmark.engineers", 500);
    private static final int PRODUCTS = Integer.getInteger("benchmark.products", 100_000);
    private static final int CALLS = Integer.getInteger("benchmark.calls", 500);
    private static final int WARM_UP = 50;
    private static final double BOUND_MILLIS = 100;

    @Autowired
    EngineerRanking ranking;
    @Autowired
    RepeatRepairs repeats;
    @Autowired
    PlatformTransactionManager transactions;
    private final Random random = new Random(20260602);
    private ServiceCase fault;

    private record Times(double[] millis) {

        double at(double share) {
            return millis[(int) Math.round(share * (millis.length - 1))];
        }
    }

    /** Every product was repaired once or, each tenth, five times; every engineer has ten open work orders. */
    @BeforeEach
    void fill() {
        jdbc.sql("""
                insert into staff_member (user_id, name, email, language, active, version, region, hours_from, hours_until)
                select 'bench-' || i, 'Engineer ' || i, 'bench' || i || '@example.com', 'en', true, 1, 'Region ' || i % 20,
                    case when i % 3 > 0 then time '08:00' end, case when i % 3 > 0 then time '17:30' end
                  from generate_series(1, :engineers) i""").param("engineers", ENGINEERS).update();
        jdbc.sql("insert into staff_team select user_id, 'field-engineers' from staff_member where user_id like 'bench-%'").update();
        jdbc.sql("""
                insert into staff_skill select m.user_id, 'BM-' || (hashtext(m.user_id || s) & 31) from staff_member m
                    cross join generate_series(1, 5) s where m.user_id like 'bench-%' on conflict do nothing""").update();
        jdbc.sql("""
                insert into owned_product (id, customer_id, model, serial, purchased_on, warranty_until, region)
                select gen_random_uuid(), :customer, 'BM-' || i % 32, 'BENCH-' || i, date '2026-01-01', date '2028-01-01', 'Region ' || i % 20
                  from generate_series(1, :products) i""").param("customer", customer()).param("products", PRODUCTS).update();
        jdbc.sql("""
                insert into service_case (id, reference, type, state, channel, sender, customer_id, product_model, product_serial, description,
                    category, about_conduct, priority, round, minutes_spent, tracking_hash, filed_at)
                select gen_random_uuid(), 'BENCH-' || i || '-' || n, 'repair', 'closed', 'web', 'customer', p.customer_id, p.model, p.serial,
                    'The machine ' || i || ' leaks water on the floor whenever it spins, and the display shows error ' || n || '.', 'quality',
                    false, 50, 1, 0, 'BENCH-' || i || '-' || n, timestamptz '2026-05-01' - n * interval '1 day'
                  from generate_series(1, :products) i join owned_product p on p.serial = 'BENCH-' || i
                  cross join lateral generate_series(1, case when i % 10 = 0 then 5 else 1 end) n""").param("products", PRODUCTS).update();
        jdbc.sql("""
                insert into work_order (id, case_id, round, product_model, product_serial, opened_at, attempt, engineer, repeat_count, outcome,
                    finished_at, closed_at)
                select gen_random_uuid(), c.id, 1, c.product_model, c.product_serial, c.filed_at, 1,
                    'bench-' || 1 + (hashtext(c.reference) & 65535) % :engineers, 0, 'repaired', c.filed_at, c.filed_at
                  from service_case c where c.reference like 'BENCH-%'""").param("engineers", ENGINEERS).update();
        jdbc.sql("""
                update work_order set closed_at = null, outcome = null where id in (select w.id from work_order w
                    where w.engineer like 'bench-%' order by w.id limit :open)""").param("open", ENGINEERS * 10).update();
        jdbc.sql("analyze").update();
    }

    /** Without the checks of foreign keys, which would look for each deleted row everywhere. */
    @AfterEach
    void empty() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (String table : List.of("timeline_entry", "case_round")) {
                jdbc.sql("delete from " + table + " where case_id in (select id from service_case where product_serial like 'BENCH-%')").update();
            }
            for (String rows : List.of("work_order where product_serial", "service_case where product_serial", "owned_product where serial",
                    "staff_skill where user_id", "staff_team where user_id", "staff_member where user_id")) {
                jdbc.sql("delete from " + rows + " ilike 'BENCH-%'").update();
            }
        });
    }

    @Test
    void rankingAndRepeatRepairs() {
        Times rank = measure(i -> ranking.rank(asked(i), fault, null).size(), ENGINEERS);
        Times repeat = measure(i -> repeats.before(asked(i), fault).isPresent() ? 1 : 0, 1);

        System.out.printf("""

                | %,d calls each | p50, ms | p95, ms | highest, ms |
                |---|---|---|---|
                | engineers ranked among %,d with %,d open work orders | %.1f | %.1f | %.1f |
                | repeat repair found among %,d products | %.1f | %.1f | %.1f |
                %n""", CALLS, ENGINEERS, ENGINEERS * 10, rank.at(0.5), rank.at(0.95), rank.at(1), PRODUCTS, repeat.at(0.5), repeat.at(0.95),
                repeat.at(1));
        assertThat(rank.at(0.95)).isLessThan(BOUND_MILLIS);
        assertThat(repeat.at(0.95)).isLessThan(BOUND_MILLIS);
    }

    /** A new fault on some product; the case is the same, as filing is not measured. */
    private WorkOrder asked(int call) {
        int product = 1 + random.nextInt(PRODUCTS);
        if (fault == null) {
            fault = fault("BM-1", "BENCH-NEW", Category.quality, "The machine leaks water on the floor whenever it spins.");
        }
        Instant at = Instant.parse("2026-05-20T02:00:00Z").plus(Duration.ofSeconds(call));
        return WorkOrder.open(fault.id(), 1, "BM-" + product % 32, "BENCH-" + product, at);
    }

    private Times measure(IntFunction<Integer> call, int atLeast) {
        double[] millis = new double[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            long before = System.nanoTime();
            int found = call.apply(i);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
            assertThat(found).isGreaterThanOrEqualTo(atLeast);
        }
        Arrays.sort(millis);
        return new Times(millis);
    }
}
