package org.closedloop.repair;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.RootCause;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What engineers find and do. */
@Service
@Transactional
class RepairWork {

    private static final int SUPERVISED_FROM = 3;

    private final WorkOrders orders;
    private final WorkOrderRepository rows;
    private final ServiceReports reports;
    private final Cases cases;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final Clock clock;

    RepairWork(WorkOrders orders, WorkOrderRepository rows, ServiceReports reports, Cases cases, StaffDirectory staff, Notifications notifications,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.reports = reports;
        this.cases = cases;
        this.staff = staff;
        this.notifications = notifications;
        this.clock = clock;
    }

    void takeIn(String reference, UUID order, String appearance, String configuration, String by) {
        rows.takeIn(order, appearance, configuration);
        cases.write(reference, "productTakenIn", appearance, by, false);
    }

    void diagnose(String reference, int round, UUID order, Optional<RootCause> cause, String findings, String part, String by) {
        rows.diagnose(order, cause.orElse(null), findings, part);
        cases.diagnose(reference, round, findings, cause.orElse(null), by);
    }

    void solvedRemotely(UUID order, String findings) {
        rows.repair(order, findings);
    }

    /** What the engineer cannot do goes to the superior with a proposal. */
    void propose(String reference, String proposal, String by) {
        cases.write(reference, "beyondEngineer", proposal, by, false);
    }

    void decideBeyond(String reference, UUID order, String decision, String guidance, String by) {
        cases.write(reference, "beyondDecided", guidance == null ? decision : decision + ": " + guidance, by, false);
    }

    void giveUp(UUID order, String reason) {
        if (orders.get(order).endReason() == null) {
            rows.giveUp(order, reason);
        }
    }

    void repair(String reference, UUID order, boolean fixed, String workDone, String by) {
        rows.repair(order, workDone);
        cases.write(reference, fixed ? "repaired" : "notFixed", workDone, by, false);
    }

    void inspect(String reference, UUID order, boolean passed, String note, String by) {
        rows.inspect(order, (passed ? "passed" : "failed") + (note == null ? "" : ": " + note));
        cases.write(reference, passed ? "inspectionPassed" : "inspectionFailed", note, by, false);
    }

    /** Whether the customer's signature for this attempt is kept. */
    boolean isSigned(UUID order) {
        return reports.signed(order);
    }

    void signed(String reference, UUID order, String by) {
        rows.confirm(order, clock.instant(), by);
        cases.write(reference, "repairSigned", null, by, false);
    }

    /** Another diagnosis; after the second failure the supervisors are told (R-143, C-15). */
    int countAttempt(String reference, int round, UUID order, int attempt) {
        int next = attempt + 1;
        rows.tryAgain(order, next);
        cases.write(reference, "attemptFailed", String.valueOf(attempt), Cases.SYSTEM, false);
        if (next >= SUPERVISED_FROM) {
            staff.present(Teams.SERVICE_SUPERVISORS).forEach(member -> notifications.send(new Notice("repairFailed", reference, round,
                    "attempt " + attempt, new Recipient(member.name(), member.email(), null, member.language()),
                    Map.of("attempt", String.valueOf(attempt), "round", String.valueOf(round)))));
        }
        return next;
    }

    void note(String reference, String kind, String text, String by) {
        cases.write(reference, kind, text, by, false);
    }
}
