package org.closedloop.reporting;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a month as the product writes them: complaints, repairs, maintenance and inquiries in every state, several rounds, with an outcome and
 * without, promises kept, late and dropped, jobs of every purpose in three currencies, some of them just inside and just outside the month.
 * All carry one product, by which they are found and removed again.
 */
public final class GeneratedMonth {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> TYPES = List.of("complaint", "repair", "maintenance", "complaint", "inquiry");
    private static final List<String> TEAMS = List.of("technical-support", "quality", "dispatch");
    private static final List<String> CAUSES = List.of("design", "material", "wear", "misuse", "software");
    private static final List<String> CURRENCIES = List.of("CNY", "USD", "EUR");
    private static final List<String> PURPOSES = List.of("afterSales", "afterSales", "commissioning", "contractGuidance");

    private final JdbcClient jdbc;
    private final String product;
    private final Random random;
    private final Instant from;
    private final Instant to;
    private final List<UUID> orders = new ArrayList<>();

    public GeneratedMonth(JdbcClient jdbc, String product, YearMonth month, long seed) {
        this.jdbc = jdbc;
        this.product = product;
        this.random = new Random(seed);
        this.from = month.atDay(1).atStartOfDay(ZONE).toInstant();
        this.to = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    public GeneratedMonth cases(int number) {
        for (int i = 0; i < number; i++) {
            add(i);
        }
        return this;
    }

    private void add(int i) {
        UUID id = UUID.randomUUID();
        String reference = "GEN-" + id;
        String type = TYPES.get(i % TYPES.size());
        Instant filed = switch (i) {
            case 0 -> from;
            case 1 -> from.minusMillis(1);
            case 2 -> to;
            case 3 -> to.minusMillis(1);
            default -> from.minus(Duration.ofDays(10)).plus(upTo(Duration.between(from, to).plusDays(12)));
        };
        String state = random.nextInt(10) < 7 ? "closed" : random.nextBoolean() ? "withdrawn" : "open";
        Instant closed = state.equals("open") ? null : i % 17 == 0 ? to : i % 19 == 0 ? from : filed.plus(Duration.ofHours(3)).plus(upTo(Duration.ofDays(15)));
        int rounds = 1 + (random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);
        jdbc.sql("""
                insert into service_case (id, reference, type, state, channel, sender, customer_id, product_model, description, category, priority, team, round,
                    minutes_spent, tracking_hash, filed_at, closed_at)
                values (?, ?, ?, ?, 'web', 'customer', ?, ?, 'generated', ?, 40, ?, ?, ?, ?, ?, ?)""")
                .params(id, reference, type, state, UUID.randomUUID(), product, type.equals("complaint") ? "quality" : "technical", pick(TEAMS), rounds,
                        random.nextBoolean() ? 0 : random.nextInt(300), reference, at(filed), at(closed)).update();
        for (int round = 1; round <= rounds; round++) {
            round(id, reference, round, round == rounds, type, state, filed.plus(Duration.ofHours(round)), closed);
        }
        promise(id, type.equals("complaint") ? "firstResponse" : "handling", filed, Duration.ofHours(24));
        if (random.nextBoolean()) {
            promise(id, "verification", filed, Duration.ofHours(72));
        }
        if (List.of("repair", "maintenance").contains(type) || type.equals("complaint") && random.nextInt(3) == 0) {
            order(i, id, filed.plus(Duration.ofHours(2)), state);
        }
    }

    private void round(UUID id, String reference, int round, boolean last, String type, String state, Instant opened, Instant closed) {
        boolean over = !last || !state.equals("open");
        String outcome = !over ? null : !last ? "dissatisfied" : state.equals("withdrawn") ? "withdrawn"
                : ending(type);
        Integer score = outcome == null ? null : outcome.equals("satisfied") ? Integer.valueOf(3 + random.nextInt(3))
                : outcome.equals("dissatisfied") ? Integer.valueOf(1 + random.nextInt(2)) : null;
        Instant ended = !over ? null : last ? closed : opened.plus(upTo(Duration.ofHours(50)));
        jdbc.sql("""
                insert into case_round (id, case_id, number, opened_at, closed_at, root_cause, result_told_at, outcome, score)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), id, round, at(opened), at(ended), random.nextInt(3) == 0 ? null : pick(CAUSES),
                        random.nextInt(5) == 0 ? null : at(opened.plus(upTo(Duration.ofHours(40)))), outcome, score).update();
        if (score != null) {
            UUID invitation = UUID.randomUUID();
            jdbc.sql("insert into survey_invitation (id, case_reference, round, result_told_at, expires_at) values (?, ?, ?, ?, ?)")
                    .params(invitation, reference, round, at(opened), at(opened.plus(Duration.ofDays(30)))).update();
            jdbc.sql("insert into survey_answer (invitation_id, at, source, solved, score, attitude, speed) values (?, ?, 'page', ?, ?, ?, ?)")
                    .params(invitation, at(ended), score > 2, score, random.nextBoolean() ? null : 1 + random.nextInt(5),
                            random.nextBoolean() ? null : 1 + random.nextInt(5)).update();
        }
    }

    /** After maintenance nobody may be asked, and to the answer of a question the customer may say nothing. */
    private String ending(String type) {
        return switch (type) {
            case "maintenance" -> random.nextBoolean() ? null : pick(List.of("satisfied", "findingsAccepted"));
            case "inquiry" -> pick(List.of("answered", "answered", "satisfied"));
            default -> pick(List.of("satisfied", "satisfied", "findingsAccepted", "notReached", "unresolved"));
        };
    }

    private void promise(UUID id, String kind, Instant started, Duration limit) {
        Instant due = started.plus(limit);
        Instant met = random.nextInt(6) == 0 ? null : random.nextInt(9) == 0 ? due : started.plus(upTo(limit.multipliedBy(2)));
        Instant dropped = met == null && random.nextBoolean() ? due : null;
        jdbc.sql("insert into promise (id, case_id, round, kind, owner, started_at, due_at, met_at, dropped_at) values (?, ?, 1, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), id, kind, pick(TEAMS), at(started), at(due), at(met), at(dropped)).update();
    }

    private void order(int i, UUID id, Instant opened, String state) {
        UUID order = UUID.randomUUID();
        Instant closed = state.equals("open") ? null : i % 23 == 0 ? to : i % 29 == 0 ? from : i % 31 == 0 ? to.minusMillis(1)
                : opened.plus(upTo(Duration.ofDays(15)));
        Instant finished = random.nextInt(6) == 0 ? null : closed == null ? opened.plus(upTo(Duration.ofDays(14)))
                : closed.minus(upTo(Duration.ofDays(3)));
        jdbc.sql("""
                insert into work_order (id, case_id, round, product_model, opened_at, attempt, engineer, fault_cause, repeat_of, repeat_count, finished_at, closed_at)
                values (?, ?, 1, ?, ?, 1, ?, ?, ?, 0, ?, ?)""")
                .params(order, id, product, at(opened), engineer(), random.nextInt(4) == 0 ? null : pick(CAUSES),
                        orders.isEmpty() || random.nextInt(5) > 0 ? null : orders.get(random.nextInt(orders.size())), at(finished), at(closed)).update();
        orders.add(order);
        Instant sent = opened.plus(Duration.ofHours(1));
        for (int trip = 1; trip <= 1 + random.nextInt(3); trip++) {
            Instant arrived = random.nextInt(5) == 0 ? null : sent.plus(upTo(Duration.ofHours(30)));
            jdbc.sql("""
                    insert into dispatch_record (id, work_order_id, number, engineer, service_mode, dispatched_by, dispatched_at, answer, arrived_at)
                    values (?, ?, ?, ?, ?, 'dispatch', ?, 'accepted', ?)""")
                    .params(UUID.randomUUID(), order, trip, engineer(), random.nextInt(4) == 0 ? "remote" : "onsite", at(sent), at(arrived)).update();
            if (arrived != null && random.nextInt(3) > 0) {
                Instant left = arrived.plus(upTo(Duration.ofHours(60)));
                jdbc.sql("""
                        insert into service_report (id, work_order_id, attempt, sheet_refused, finished_at, filled_by, filled_at) values (?, ?, ?, true, ?, 'engineer-li', ?)""")
                        .params(UUID.randomUUID(), order, trip, random.nextBoolean() ? null : at(left), at(left)).update();
            }
            sent = sent.plus(Duration.ofHours(40)).plus(upTo(Duration.ofHours(60)));
        }
        if (random.nextInt(8) > 0) {
            cost(order, CURRENCIES.get(i % CURRENCIES.size()), opened);
        }
    }

    private void cost(UUID order, String currency, Instant at) {
        jdbc.sql("""
                insert into work_order_cost (work_order_id, currency, labour_minutes, labour_amount, parts_amount, travel_amount, transport_amount, purpose,
                    entered_by, entered_at) values (?, ?, 60, ?, ?, ?, ?, ?, 'engineer-li', ?)""")
                .params(order, currency, amount(), amount(), amount(), amount(), pick(PURPOSES), at(at)).update();
    }

    /** One job of an engineer with a cost in a currency, closed in the middle of the month; its case's reference. */
    public String job(String currency, String amount) {
        UUID id = UUID.randomUUID();
        Instant middle = from.plus(Duration.ofDays(14));
        jdbc.sql("""
                insert into service_case (id, reference, type, state, channel, sender, customer_id, product_model, description, priority, round, tracking_hash, filed_at, closed_at)
                values (?, ?, 'repair', 'closed', 'web', 'customer', ?, ?, 'generated', 40, 1, ?, ?, ?)""")
                .params(id, "GEN-" + id, UUID.randomUUID(), product, "GEN-" + id, at(middle), at(middle)).update();
        UUID order = UUID.randomUUID();
        jdbc.sql("""
                insert into work_order (id, case_id, round, opened_at, attempt, repeat_count, engineer, finished_at, closed_at)
                values (?, ?, 1, ?, 1, 0, 'engineer-li', ?, ?)""").params(order, id, at(middle), at(middle), at(middle)).update();
        jdbc.sql("""
                insert into work_order_cost (work_order_id, currency, labour_minutes, labour_amount, parts_amount, travel_amount, transport_amount, entered_by, entered_at)
                values (?, ?, 0, ?, 0, 0, 0, 'engineer-li', ?)""").params(order, currency, new BigDecimal(amount), at(middle)).update();
        return "GEN-" + id;
    }

    /** Nothing of it is left. */
    public void remove() {
        String mine = "(select id from service_case where product_model = :product)";
        String orders = "(select id from work_order where case_id in " + mine + ")";
        String references = "(select reference from service_case where product_model = :product)";
        for (String table : List.of("work_order_cost where work_order_id in " + orders, "service_report where work_order_id in " + orders,
                "dispatch_record where work_order_id in " + orders, "work_order where case_id in " + mine, "promise where case_id in " + mine,
                "case_round where case_id in " + mine,
                "survey_answer where invitation_id in (select id from survey_invitation where case_reference in " + references + ")",
                "survey_invitation where case_reference in " + references, "timeline_entry where case_id in " + mine,
                "service_case where product_model = :product")) {
            jdbc.sql("delete from " + table).param("product", product).update();
        }
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(500_000), 2);
    }

    private String engineer() {
        return "engineer-" + random.nextInt(6);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofSeconds((long) (random.nextDouble() * longest.toSeconds()));
    }

    private static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
