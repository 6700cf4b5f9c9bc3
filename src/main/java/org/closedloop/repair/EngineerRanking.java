package org.closedloop.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.RankingPoints;
import org.closedloop.classification.Urgency;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.staff.Fieldwork;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proposes engineers for a work order, best first: skill, region, open work, hours, and what happened with this order before (R-143, G-04).
 * The absent are not proposed, their substitutes are. Equal scores are ordered by user id, so that everybody sees the same list.
 */
@Service
class EngineerRanking {

    private final StaffDirectory staff;
    private final OwnedProducts products;
    private final Decisions decisions;
    private final DutyHours hours;
    private final Clock clock;
    private final JdbcClient jdbc;

    EngineerRanking(StaffDirectory staff, OwnedProducts products, Decisions decisions, DutyHours hours, Clock clock, JdbcClient jdbc) {
        this.staff = staff;
        this.products = products;
        this.decisions = decisions;
        this.hours = hours;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Without a mode everybody who repairs is proposed, else only the teams that work so. */
    @Transactional(readOnly = true)
    public List<Proposal> rank(WorkOrder order, ServiceCase fault, ServiceMode mode) {
        Set<String> faults = new HashSet<>();
        if (fault.category() != null) {
            faults.add(fault.category().name());
        }
        if (order.faultCause() != null) {
            faults.add(order.faultCause().name());
        }
        Question question = new Question(order.productModel(),
                products.find(order.productModel(), order.productSerial()).map(OwnedProduct::region).orElse(null), faults,
                decisions.rankingPoints(fault.urgency() == null ? Urgency.normal : fault.urgency()), openOrders(order.id()),
                answers(order.id(), DispatchRecord.Answer.declined), answers(order.id(), DispatchRecord.Answer.silent),
                order.repeatOf() != null, earlierEngineers(order.repeatOf()), clock.instant());
        List<Proposal> proposals = new ArrayList<>();
        staff.available(teams(mode)).forEach((engineer, absent) -> proposals.add(question.judge(engineer, absent, hours)));
        proposals.sort(Comparator.comparingInt(Proposal::score).reversed().thenComparing(Proposal::engineer));
        return proposals;
    }

    private static List<String> teams(ServiceMode mode) {
        if (mode == null) {
            return List.of(Teams.FIELD_ENGINEERS, Teams.WORKSHOP);
        }
        return List.of(mode == ServiceMode.workshop ? Teams.WORKSHOP : Teams.FIELD_ENGINEERS);
    }

    private Map<String, Integer> openOrders(UUID except) {
        return counts(jdbc.sql("""
                select engineer, count(*) from work_order where closed_at is null and engineer is not null and id <> :id group by engineer""")
                .param("id", except));
    }

    private Map<String, Integer> answers(UUID order, DispatchRecord.Answer answer) {
        return counts(jdbc.sql("select engineer, count(*) from dispatch_record where work_order_id = :id and answer = :answer group by engineer")
                .param("id", order).param("answer", answer.name()));
    }

    /** Everybody who tried before, along the chain of repeats. */
    private Set<String> earlierEngineers(UUID earlier) {
        if (earlier == null) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                with recursive chain as (
                    select id, engineer, repeat_of from work_order where id = :id
                    union select w.id, w.engineer, w.repeat_of from work_order w join chain on w.id = chain.repeat_of)
                select distinct engineer from chain where engineer is not null""").param("id", earlier).query(String.class).list());
    }

    private static Map<String, Integer> counts(JdbcClient.StatementSpec statement) {
        Map<String, Integer> counts = new HashMap<>();
        statement.query((row, index) -> Map.entry(row.getString(1), row.getInt(2))).list().forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    private record Question(String model, String region, Set<String> faults, RankingPoints points, Map<String, Integer> openOrders,
                            Map<String, Integer> declined, Map<String, Integer> silent, boolean repeat, Set<String> earlier, Instant now) {

        Proposal judge(StaffMember engineer, String standsInFor, DutyHours hours) {
            List<Proposal.Reason> reasons = new ArrayList<>();
            addSkill(reasons, engineer.fieldwork());
            addRegion(reasons, engineer.fieldwork().region());
            add(reasons, "openOrder", openOrders.getOrDefault(engineer.userId(), 0));
            Duration wait = Duration.between(now, hours.next(engineer.fieldwork(), now));
            if (!wait.isZero()) {
                reasons.add(new Proposal.Reason("offDuty", wait.plusMinutes(59).toHours(), points.of("offDuty")));
            }
            addIf(reasons, "standsIn", standsInFor != null);
            addIf(reasons, "declined", declined.containsKey(engineer.userId()), declined.getOrDefault(engineer.userId(), 0));
            addIf(reasons, "silent", silent.containsKey(engineer.userId()), silent.getOrDefault(engineer.userId(), 0));
            addIf(reasons, "sameEngineer", earlier.contains(engineer.userId()));
            addIf(reasons, "senior", repeat && engineer.fieldwork().has(Fieldwork.SENIOR));
            return new Proposal(engineer.userId(), engineer.name(), reasons.stream().mapToInt(Proposal.Reason::points).sum(), reasons);
        }

        private void addSkill(List<Proposal.Reason> reasons, Fieldwork work) {
            int before = reasons.size();
            if (model != null && work.has(model)) {
                add(reasons, "skillModel", 1);
            } else if (model != null && work.coversSeriesOf(model)) {
                add(reasons, "skillSeries", 1);
            }
            addIf(reasons, "skillFault", faults.stream().anyMatch(work::has));
            if (reasons.size() == before) {
                reasons.add(new Proposal.Reason("noSkill", 1, 0));
            }
        }

        private void addRegion(List<Proposal.Reason> reasons, String own) {
            if (region != null && own != null) {
                add(reasons, region.equalsIgnoreCase(own) ? "sameRegion" : "otherRegion", 1);
            }
        }

        private void addIf(List<Proposal.Reason> reasons, String code, boolean holds) {
            addIf(reasons, code, holds, 1);
        }

        private void addIf(List<Proposal.Reason> reasons, String code, boolean holds, int number) {
            if (holds) {
                add(reasons, code, number);
            }
        }

        private void add(List<Proposal.Reason> reasons, String code, int number) {
            reasons.add(new Proposal.Reason(code, number, points.of(code) * number));
        }
    }
}
