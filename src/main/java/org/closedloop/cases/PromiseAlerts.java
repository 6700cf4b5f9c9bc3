package org.closedloop.cases;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told when a promise runs late (G-03): at 75 % who owes it, at 100 % the supervisors and the case's owner, at 200 % the
 * management. Each level once per promise and round.
 */
@Service
@Transactional
public class PromiseAlerts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PromiseRepository promises;
    private final CaseRepository cases;
    private final Promises ledger;
    private final Cases register;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final OpenTasks tasks;
    private final WorkCalendar calendar;
    private final Clock clock;

    PromiseAlerts(PromiseRepository promises, CaseRepository cases, Promises ledger, Cases register, StaffDirectory staff,
            Notifications notifications, OpenTasks tasks, WorkCalendar calendar, Clock clock) {
        this.promises = promises;
        this.cases = cases;
        this.ledger = ledger;
        this.register = register;
        this.staff = staff;
        this.notifications = notifications;
        this.tasks = tasks;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** 75 %: warns who works on a promise of the case, else everyone present who could. */
    void warn(String reference) {
        ledger.allOpen(reference).stream().filter(promise -> ledger.isOver(promise, Promises.WARNING)).forEach(this::warn);
    }

    private void warn(Promise promise) {
        if (promises.warn(promise.id(), clock.instant())) {
            List<StaffMember> working = tasks.workers(reference(promise)).stream().map(staff::find).flatMap(Optional::stream)
                    .filter(StaffMember::present).toList();
            tell(promise, "promiseWarning", working.isEmpty() ? responsible(promise.owner()) : working);
        }
    }

    /** A promise is owed by a team or by one person. */
    private List<StaffMember> responsible(String owner) {
        return Teams.ALL.contains(owner) ? staff.present(owner) : staff.find(owner).filter(StaffMember::present).stream().toList();
    }

    /**
     * 100 %: the promise is missed, the priority rises, supervisors and the case's owner are told.
     *
     * @return the case's priority now
     */
    public int miss(String reference, int round, PromiseKind kind) {
        ServiceCase file = register.get(reference);
        Promise promise = promises.findOpen(file.id(), round, kind).orElse(null);
        if (promise == null || !promises.miss(promise.id(), clock.instant())) {
            return file.priority();
        }
        register.write(reference, "promiseMissed", kind.name(), Cases.SYSTEM, false);
        tell(promise, "promiseMissed", Stream.concat(staff.present("service-supervisors").stream(),
                file.owner() == null ? Stream.empty() : staff.find(file.owner()).stream().filter(StaffMember::present)).toList());
        return ledger.raise(file);
    }

    /** 200 %: the management is told. */
    void escalate(String reference) {
        ledger.allOpen(reference).stream().filter(promise -> ledger.isOver(promise, Promises.ESCALATION)).forEach(this::escalate);
    }

    private void escalate(Promise promise) {
        if (promises.escalate(promise.id(), clock.instant())) {
            tell(promise, "promiseEscalated", staff.present("management"));
        }
    }

    private void tell(Promise promise, String notice, Collection<StaffMember> people) {
        String reference = reference(promise);
        Map<String, String> facts = Map.of("promise", promise.kind().name(), "step", tasks.names(reference), "round", String.valueOf(promise.round()),
                "dueAt", TIME.format(promise.dueAt().atZone(calendar.zone())));
        List.copyOf(new LinkedHashSet<>(people)).forEach(member -> notifications.send(new Notice(notice, reference, promise.round(),
                promise.kind().name(), new Recipient(member.name(), member.email(), null, member.language()), facts)));
        register.write(reference, notice.equals("promiseMissed") ? "supervisorsTold" : notice, promise.kind().name(), Cases.SYSTEM, false);
    }

    private String reference(Promise promise) {
        return cases.findById(promise.caseId()).orElseThrow(UnknownCase::new).reference();
    }
}
