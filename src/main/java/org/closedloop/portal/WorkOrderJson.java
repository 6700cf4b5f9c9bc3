package org.closedloop.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.closedloop.repair.DispatchRecord;
import org.closedloop.repair.Quotation;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;

/** A work order as staff programs and the panel in Tasklist read it; the names are the public contract. */
record WorkOrderJson(int round, String engineer, String serviceMode, int attempt, String faultCause, String findings, String coverage,
        String coverageRule, String repeatOf, int repeatCount, String partNumber, String appearance, String configuration, String workDone,
        String inspection, String outcome, Instant openedAt, Instant finishedAt, Instant confirmedAt, Instant closedAt,
        List<Dispatch> dispatches, List<Quote> quotations) {

    record Dispatch(int number, String engineer, String serviceMode, String dispatchedBy, Instant dispatchedAt, String answer,
            Instant answeredAt, String declineReason, Instant appointmentAt, Instant arrivedAt) {

        static Dispatch of(DispatchRecord sent) {
            return new Dispatch(sent.number(), sent.engineer(), name(sent.serviceMode()), sent.dispatchedBy(), sent.dispatchedAt(),
                    name(sent.answer()), sent.answeredAt(), sent.declineReason(), sent.appointmentAt(), sent.arrivedAt());
        }
    }

    record Quote(int number, BigDecimal amount, String currency, String parts, String labour, String travel, LocalDate validUntil,
            String decision, Instant decidedAt) {

        static Quote of(Quotation quoted) {
            return new Quote(quoted.number(), quoted.amount(), quoted.currency(), quoted.parts(), quoted.labour(), quoted.travel(),
                    quoted.validUntil(), name(quoted.decision()), quoted.decidedAt());
        }
    }

    static WorkOrderJson of(WorkOrder order, WorkOrders orders) {
        return new WorkOrderJson(order.round(), order.engineer(), name(order.serviceMode()), order.attempt(), name(order.faultCause()),
                order.findings(), order.coverage(), order.coverageRule(), orders.repeated(order).orElse(null), order.repeatCount(),
                order.partNumber(), order.appearance(), order.configuration(), order.workDone(), order.inspection(), name(order.outcome()),
                order.openedAt(), order.finishedAt(), order.confirmedAt(), order.closedAt(),
                orders.dispatches(order).stream().map(Dispatch::of).toList(), orders.quotations(order).stream().map(Quote::of).toList());
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
