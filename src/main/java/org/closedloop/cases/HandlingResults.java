package org.closedloop.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.classification.Importance;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.Readers;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.springframework.stereotype.Component;

/**
 * How matters ended, reported upward: one of high importance, and any that could not be solved, from the supervisor of
 * customer service to the head of marketing, the supervisors and the management at once. All others reach them as figures.
 */
@Component
class HandlingResults {

    private static final List<String> SUPERIORS = List.of(Teams.SERVICE_SUPERVISORS, Teams.MANAGEMENT);

    private final Cases cases;
    private final StaffDirectory staff;
    private final Readers readers;
    private final ResultReaders settings;
    private final Notifications notifications;

    HandlingResults(Cases cases, StaffDirectory staff, Readers readers, ResultReaders settings, Notifications notifications) {
        this.cases = cases;
        this.staff = staff;
        this.readers = readers;
        this.settings = settings;
        this.notifications = notifications;
    }

    void report(String reference, int round, Outcome outcome) {
        ServiceCase ended = cases.get(reference);
        if (ended.importance() != Importance.high && outcome != Outcome.unresolved) {
            return;
        }
        Map<String, String> facts = Map.of("ended", outcome.name(), "round", String.valueOf(round), "missed",
                String.valueOf(cases.promises(ended).stream().filter(promise -> promise.missedAt() != null).count()), "supervisor",
                staff.present(Teams.SERVICE_SUPERVISORS).stream().map(StaffMember::name).collect(Collectors.joining(", ")));
        boolean told = recipients().map(to -> notifications.send(new Notice("handlingResult", reference, round, "closed", to, facts)))
                .toList().contains(true);
        if (told) {
            cases.write(reference, "resultReported", outcome.name(), Cases.SYSTEM, false);
        }
    }

    private Stream<Recipient> recipients() {
        return readers.of(Stream.concat(SUPERIORS.stream(), settings.marketing().stream()).toList()).stream()
                .map(one -> new Recipient(one.name(), one.email(), null, one.language()));
    }
}
