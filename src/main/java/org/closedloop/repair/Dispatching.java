package org.closedloop.repair;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.engine.InvalidInput;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is sent for a work order, and when they come. */
@Service
@Transactional
class Dispatching {

    private final WorkOrders orders;
    private final WorkOrderRepository rows;
    private final DispatchRecordRepository dispatches;
    private final Appointments appointments;
    private final Cases cases;
    private final Promises promises;
    private final CustomerLetters letters;
    private final Notifications notifications;
    private final StaffDirectory staff;
    private final JdbcAggregateTemplate inserts;
    private final Clock clock;

    Dispatching(WorkOrders orders, WorkOrderRepository rows, DispatchRecordRepository dispatches, Appointments appointments,
            Cases cases, Promises promises, CustomerLetters letters, Notifications notifications, StaffDirectory staff,
            JdbcAggregateTemplate inserts, Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.dispatches = dispatches;
        this.appointments = appointments;
        this.cases = cases;
        this.promises = promises;
        this.letters = letters;
        this.notifications = notifications;
        this.staff = staff;
        this.inserts = inserts;
        this.clock = clock;
    }

    /** From the second time on the supervisors may send somebody too (G-04). */
    String groups(UUID order) {
        return orders.dispatches(orders.get(order)).isEmpty() ? Teams.DISPATCH : Teams.DISPATCH + "," + Teams.SERVICE_SUPERVISORS;
    }

    void dispatch(String reference, UUID order, String engineer, ServiceMode mode, String by) {
        StaffMember member = staff.find(engineer).filter(found -> found.teams().contains(Teams.FIELD_ENGINEERS)
                || found.teams().contains(Teams.WORKSHOP)).orElseThrow(() -> new InvalidInput("engineer", "must be the user id of an engineer"));
        if (!member.present()) {
            throw new InvalidInput("engineer", "is absent today");
        }
        rows.dispatch(order, engineer, mode);
        record(order, engineer, mode, by);
        cases.write(reference, "dispatched", engineer, by, false);
    }

    private void record(UUID order, String engineer, ServiceMode mode, String by) {
        int number = orders.dispatches(orders.get(order)).size() + 1;
        inserts.insert(new DispatchRecord(UUID.randomUUID(), order, number, engineer, mode, by, clock.instant(), null, null, null, null, null));
    }

    /** The two hours to confirm begin; the engineer is told. */
    void ask(String reference, int round, UUID order) {
        WorkOrder open = orders.get(order);
        DispatchRecord last = orders.lastDispatch(open).orElseThrow();
        if (last.answer() != null) {
            record(order, last.engineer(), last.serviceMode(), Cases.SYSTEM);
            last = orders.lastDispatch(open).orElseThrow();
        }
        var promise = promises.start(reference, round, PromiseKind.repairConfirmation, last.engineer(), clock.instant());
        String purpose = "dispatch " + last.number();
        staff.find(last.engineer()).ifPresent(engineer -> notifications.send(new Notice("dispatched", reference, round, purpose,
                new Recipient(engineer.name(), engineer.email(), null, engineer.language()),
                Map.of("dueAt", letters.time(promise.dueAt()), "round", String.valueOf(round)))));
    }

    void accept(String reference, int round, UUID order, Instant appointment, String by) {
        appointments.check(appointment);
        dispatches.answer(last(order).id(), DispatchRecord.Answer.accepted, clock.instant(), null, appointment);
        promises.meet(reference, round, PromiseKind.repairConfirmation);
        cases.write(reference, "dispatchAccepted", letters.time(appointment), by, false);
    }

    void decline(String reference, int round, UUID order, String reason, String by) {
        dispatches.answer(last(order).id(), DispatchRecord.Answer.declined, clock.instant(), reason, null);
        promises.drop(reference, round, PromiseKind.repairConfirmation);
        cases.write(reference, "dispatchDeclined", reason, by, false);
    }

    /** Nothing was said within the two hours (G-04). */
    void silent(String reference, int round, UUID order) {
        DispatchRecord last = last(order);
        dispatches.answer(last.id(), DispatchRecord.Answer.silent, clock.instant(), null, null);
        promises.drop(reference, round, PromiseKind.repairConfirmation);
        cases.write(reference, "dispatchSilent", last.engineer(), Cases.SYSTEM, false);
    }

    /** The appointment becomes a promise, and the fault counts as handled: the customer knows the date. */
    Instant tellAppointment(String reference, int round, UUID order) {
        DispatchRecord last = last(order);
        promises.startAt(reference, round, PromiseKind.appointment, last.engineer(), last.appointmentAt());
        letters.send(reference, round, "appointment", "appointment " + last.appointmentAt(), Map.of("appointmentAt", letters.time(last.appointmentAt())));
        promises.meet(reference, round, PromiseKind.handling);
        return last.appointmentAt().minus(Appointments.REMINDED_BEFORE);
    }

    /** Customer and engineer; who agreed on it within the last day knows it still. */
    void remind(String reference, int round, UUID order) {
        DispatchRecord last = last(order);
        Instant at = last.appointmentAt();
        if (at == null || last.arrivedAt() != null || last.answeredAt().isAfter(at.minus(Appointments.REMINDED_BEFORE))) {
            return;
        }
        letters.send(reference, round, "appointmentReminder", "reminder " + at, Map.of("appointmentAt", letters.time(at)));
        staff.find(last.engineer()).ifPresent(engineer -> notifications.send(new Notice("appointmentAhead", reference, round, "reminder " + at,
                new Recipient(engineer.name(), engineer.email(), null, engineer.language()), Map.of("appointmentAt", letters.time(at),
                        "round", String.valueOf(round)))));
    }

    /** The engineer is there, or at work on it: the appointment is kept. Says whether that is new. */
    boolean arrive(String reference, int round, UUID order) {
        promises.meet(reference, round, PromiseKind.appointment);
        return dispatches.arrive(last(order).id(), clock.instant());
    }

    /** The engineer says so at the door, before anything is done. */
    void noteArrival(String reference, int round, UUID order, String by) {
        if (arrive(reference, round, order)) {
            cases.write(reference, "engineerArrived", null, by, false);
        }
    }

    /** Nobody was at home: the same engineer agrees a new time. */
    void missed(String reference, int round, UUID order, String note, String by) {
        promises.drop(reference, round, PromiseKind.appointment);
        cases.write(reference, "customerAbsent", note, by, false);
    }

    private DispatchRecord last(UUID order) {
        return orders.lastDispatch(orders.get(order)).orElseThrow();
    }
}
