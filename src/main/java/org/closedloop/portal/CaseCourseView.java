package org.closedloop.portal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Promise;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.watch.InstancePath;
import org.springframework.stereotype.Component;

/** Puts together what Cockpit shows of one loop. */
@Component
class CaseCourseView {

    /** Kinds of entries whose text is a code: a team, a promise, a letter. Every other text is somebody's words. */
    private static final Set<String> CODED = Set.of("handedOver", "letterSent", "undeliverable", "promiseWarning", "promiseMissed", "supervisorsTold",
            "promiseEscalated", "resultReported");
    private static final Pattern CODE = Pattern.compile("[A-Za-z-]{1,40}");

    private final InstancePath paths;
    private final Cases cases;
    private final StaffDirectory staff;
    private final Clock clock;

    CaseCourseView(InstancePath paths, Cases cases, StaffDirectory staff, Clock clock) {
        this.paths = paths;
        this.cases = cases;
        this.staff = staff;
        this.clock = clock;
    }

    CaseCourse of(String instance, String reference) {
        List<InstancePath.Pass> passes = paths.passedAgain(instance);
        List<InstancePath.Clock> clocks = paths.clocks(instance);
        Optional<ServiceCase> known = Optional.ofNullable(reference).flatMap(cases::find);
        if (known.isEmpty()) {
            return new CaseCourse(clock.instant(), passes, clocks, null, null, null, List.of(), List.of(), List.of());
        }
        ServiceCase file = known.get();
        Map<String, String> names = new HashMap<>();
        return new CaseCourse(clock.instant(), passes, clocks, file.reference(), file.state(), file.round(),
                cases.rounds(file).stream().map(CaseCourseView::stage).toList(),
                cases.promises(file).stream().map(CaseCourseView::obligation).toList(),
                cases.timeline(file).stream().map(entry -> entry(entry, names)).toList());
    }

    private static CaseCourse.Stage stage(Round round) {
        return new CaseCourse.Stage(round.number(), round.openedAt(), round.closedAt(), round.solutionType(), round.rootCause(), round.outcome());
    }

    private static CaseCourse.Obligation obligation(Promise promise) {
        return new CaseCourse.Obligation(promise.round(), promise.kind(), promise.owner(), promise.dueAt(), promise.metAt(), promise.missedAt(),
                promise.droppedAt());
    }

    private CaseCourse.Entry entry(TimelineEntry entry, Map<String, String> names) {
        return new CaseCourse.Entry(entry.at(), entry.round(), entry.kind(), code(entry), entry.by() == null ? null
                : names.computeIfAbsent(entry.by(), id -> staff.find(id).map(StaffMember::name).orElse(id)));
    }

    private static String code(TimelineEntry entry) {
        return entry.text() != null && CODED.contains(entry.kind()) && CODE.matcher(entry.text()).matches() ? entry.text() : null;
    }
}
