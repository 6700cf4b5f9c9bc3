package org.closedloop.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.closedloop.classification.Decisions;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What jobs took and cost, in the groups of the monthly statistics (R-320, ADR 23). A job belongs to the moment at which its order was closed:
 * until then the customer may deny the repair, and more is spent on it. Amounts of a group are added up in their own currency first; each sum is
 * converted once and rounded half up to the cent, and the total adds what is printed.
 */
@Service
@Transactional(readOnly = true)
public class CostFigures {

    private static final int CENTS = 2;
    private static final String JOBS = """
            with job as (
                select w.id, coalesce(k.purpose, 'afterSales') purpose, k.currency, k.labour_amount, k.parts_amount, k.travel_amount,
                       k.transport_amount
                  from work_order w join service_case c on c.id = w.case_id left join work_order_cost k on k.work_order_id = w.id
                 where w.closed_at >= :from and w.closed_at < :to and (cast(:team as text) is null or c.team = :team)
                   and (cast(:product as text) is null or upper(c.product_model) = upper(cast(:product as text))))
            """;
    private static final String COST = JOBS + """
            select currency, sum(labour_amount + travel_amount) filter (where purpose <> 'afterSales') commissioning,
                   sum(labour_amount + travel_amount) filter (where purpose = 'afterSales') dispatch,
                   sum(parts_amount) material, sum(transport_amount) transport,
                   sum(labour_amount + travel_amount + parts_amount + transport_amount) filter (where purpose = 'contractGuidance') guidance
              from job where currency is not null group by currency order by currency""";
    /** A trip lasts from the arrival to the end that the report of the visit says, at the latest to the next dispatch. */
    private static final String EFFORT = JOBS + """
            , trip as (
                select job.purpose, d.engineer, cast(d.arrived_at at time zone :zone as date) arrived, (
                       select cast(min(coalesce(r.finished_at, r.filled_at)) at time zone :zone as date) from service_report r
                        where r.work_order_id = job.id and coalesce(r.finished_at, r.filled_at) >= d.arrived_at
                          and coalesce(r.finished_at, r.filled_at) < coalesce((select min(n.dispatched_at) from dispatch_record n
                                where n.work_order_id = job.id and n.number > d.number), 'infinity')) ended
                  from job join dispatch_record d on d.work_order_id = job.id
                 where d.service_mode = 'onsite' and d.arrived_at is not null)
            select case when purpose = 'afterSales' then 'dispatch' else 'commissioning' end kind, count(distinct engineer) people, count(*) trips,
                   sum(1 + coalesce(ended - arrived, 0)) days
              from trip group by kind""";

    private final JdbcClient jdbc;
    private final Decisions decisions;
    private final ReportingSettings settings;
    private final WorkCalendar calendar;

    CostFigures(JdbcClient jdbc, Decisions decisions, ReportingSettings settings, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.settings = settings;
        this.calendar = calendar;
    }

    /** The groups of R-320; guidance is what a contract includes, and taken off the total. */
    public enum Group { commissioning, dispatch, material, transport, guidance }

    /**
     * The cost of a group in one currency.
     *
     * @param rate what one unit is worth in the currency of the report; null: nobody has entered a rate
     * @param converted null without a rate
     */
    public record Cost(Group kind, String currency, BigDecimal amount, BigDecimal rate, BigDecimal converted) {
    }

    /** Who went out: 人、次、天. */
    public record Effort(Group kind, int people, int trips, int days) {
    }

    /** @param currency what the costs are added up in */
    public record Costs(String currency, List<Effort> efforts, List<Cost> costs) {

        /** A group in the currency of the report; empty when something of it has no rate. */
        public Optional<BigDecimal> sum(Group group) {
            List<Cost> rows = costs.stream().filter(cost -> cost.kind() == group).toList();
            return rows.stream().anyMatch(cost -> cost.converted() == null) ? Optional.empty()
                    : Optional.of(rows.stream().map(Cost::converted).reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add));
        }

        /** After-sales cost as a whole, without the guidance that contracts include. */
        public Optional<BigDecimal> total() {
            return missingRates().isEmpty() ? Optional.of(total(costs.stream().map(cost -> Map.entry(cost.kind(), cost.converted())).toList()))
                    : Optional.empty();
        }

        /** The same for each currency as it was entered. */
        public Map<String, BigDecimal> totals() {
            Map<String, BigDecimal> totals = new TreeMap<>();
            currencies().forEach(one -> totals.put(one, total(costs.stream().filter(cost -> cost.currency().equals(one))
                    .map(cost -> Map.entry(cost.kind(), cost.amount())).toList())));
            return totals;
        }

        private static BigDecimal total(List<Map.Entry<Group, BigDecimal>> costs) {
            return costs.stream().map(cost -> cost.getKey() == Group.guidance ? cost.getValue().negate() : cost.getValue())
                    .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
        }

        public List<String> currencies() {
            return costs.stream().map(Cost::currency).distinct().sorted().toList();
        }

        /** The currencies that nobody has entered a rate for. */
        public List<String> missingRates() {
            return costs.stream().filter(cost -> cost.rate() == null).map(Cost::currency).distinct().sorted().toList();
        }

        public Effort effort(Group group) {
            return efforts.stream().filter(effort -> effort.kind() == group).findFirst().orElse(new Effort(group, 0, 0, 0));
        }
    }

    public Costs of(Slice slice) {
        List<Cost> costs = new ArrayList<>();
        asked(COST, slice).query((row, number) -> {
            String currency = row.getString("currency");
            BigDecimal rate = rate(currency);
            for (Group group : Group.values()) {
                BigDecimal amount = row.getBigDecimal(group.name());
                if (amount != null) {
                    costs.add(new Cost(group, currency, amount, rate, rate == null ? null : amount.multiply(rate).setScale(CENTS, RoundingMode.HALF_UP)));
                }
            }
            return currency;
        }).list();
        return new Costs(settings.currency(), asked(EFFORT, slice).param("zone", calendar.zone().getId()).query(Effort.class).list(), costs);
    }

    private BigDecimal rate(String currency) {
        return currency.equals(settings.currency()) ? BigDecimal.ONE : decisions.exchangeRate(currency).orElse(null);
    }

    private JdbcClient.StatementSpec asked(String sql, Slice slice) {
        return jdbc.sql(sql).param("from", Timestamp.from(slice.from())).param("to", Timestamp.from(slice.to())).param("team", slice.team())
                .param("product", slice.product());
    }
}
