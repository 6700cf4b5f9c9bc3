package org.closedloop.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Promises;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which times can be appointments, and how an agreed one is moved by the customer or the engineer. */
@Service
@Transactional
class Appointments {

    static final Duration REMINDED_BEFORE = Duration.ofHours(24);
    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final Duration JUST_NOW = Duration.ofMinutes(15);
    private static final String CONFIRMED = "appointmentConfirmed";
    private static final String FIELD = "appointmentAt";

    private final Cases cases;
    private final Promises promises;
    private final CustomerLetters letters;
    private final WorkOrders orders;
    private final DispatchRecordRepository dispatches;
    private final RepairProcess process;
    private final Notifications notifications;
    private final StaffDirectory staff;
    private final Clock clock;

    Appointments(Cases cases, Promises promises, CustomerLetters letters, WorkOrders orders, DispatchRecordRepository dispatches,
            RepairProcess process, Notifications notifications, StaffDirectory staff, Clock clock) {
        this.cases = cases;
        this.promises = promises;
        this.letters = letters;
        this.orders = orders;
        this.dispatches = dispatches;
        this.process = process;
        this.notifications = notifications;
        this.staff = staff;
        this.clock = clock;
    }

    /** A moment at which somebody can come: from now on, and within a year. */
    void check(Instant at) {
        Instant now = clock.instant();
        if (at.isBefore(now.minus(JUST_NOW)) || at.isAfter(now.plus(FARTHEST))) {
            throw new InvalidInput(FIELD, "must be a time from now on, within a year");
        }
    }

    /** Moves a confirmed appointment; who did not move it is told. The same time again changes nothing. */
    void move(String reference, Instant to, String by) {
        ServiceCase file = cases.get(reference);
        DispatchRecord visit = agreed(file);
        if (to.equals(visit.appointmentAt())) {
            return;
        }
        check(to);
        if (!dispatches.move(visit.id(), to)) {
            throw nothingToMove();
        }
        promises.drop(reference, file.round(), PromiseKind.appointment);
        promises.startAt(reference, file.round(), PromiseKind.appointment, visit.engineer(), to);
        process.moveAppointment(reference, Date.from(to), Date.from(to.minus(REMINDED_BEFORE)));
        cases.write(reference, "appointmentMoved", letters.time(to), by, true);
        tell(file, visit.engineer(), to, by);
    }

    /** The customer says that the time suits; saying it again changes nothing. */
    void confirm(String reference) {
        ServiceCase file = cases.get(reference);
        DispatchRecord visit = agreed(file);
        if (!isConfirmed(file, visit)) {
            cases.write(reference, CONFIRMED, letters.time(visit.appointmentAt()), Cases.CUSTOMER, true);
        }
    }

    boolean isConfirmed(ServiceCase file, DispatchRecord visit) {
        String time = letters.time(visit.appointmentAt());
        return cases.timeline(file).stream().anyMatch(entry -> entry.kind().equals(CONFIRMED) && time.equals(entry.text()));
    }

    private DispatchRecord agreed(ServiceCase file) {
        return orders.find(file, file.round()).filter(order -> order.closedAt() == null).flatMap(orders::lastDispatch)
                .filter(record -> record.answer() == DispatchRecord.Answer.accepted && record.arrivedAt() == null)
                .orElseThrow(Appointments::nothingToMove);
    }

    /** A time may be agreed, given up and agreed again: each move has letters of its own. */
    private void tell(ServiceCase file, String engineer, Instant to, String by) {
        String purpose = "appointment " + to + " moved " + clock.instant();
        letters.send(file.reference(), file.round(), "appointment", purpose, Map.of(FIELD, letters.time(to)));
        if (!engineer.equals(by)) {
            staff.find(engineer).ifPresent(member -> notifications.send(new Notice("appointmentMoved", file.reference(), file.round(), purpose,
                    new Recipient(member.name(), member.email(), null, member.language()),
                    Map.of(FIELD, letters.time(to), "round", String.valueOf(file.round())))));
        }
    }

    private static InvalidInput nothingToMove() {
        return new InvalidInput(FIELD, "there is no appointment that could be moved");
    }
}
