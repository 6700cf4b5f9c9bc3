package org.closedloop.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.closedloop.cases.CaseLoops;
import org.closedloop.cases.Cases;
import org.closedloop.cases.OpenTasks;
import org.closedloop.engine.InvalidInput;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.closedloop.watch.RemedyRefused.Why;
import org.closedloop.watch.StallQueries.Place;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a manager does about a stalled loop on the spot; each deed is in the case's timeline. */
@Service
public class Remedies {

    private final StalledLoops loops;
    private final StalledProcess process;
    private final Cases cases;
    private final CaseLoops letters;
    private final OpenTasks tasks;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final TransactionTemplate transaction;
    private final WorkCalendar calendar;
    private final Clock clock;

    Remedies(StalledLoops loops, StalledProcess process, Cases cases, CaseLoops letters, OpenTasks tasks, StaffDirectory staff,
            Notifications notifications, TransactionTemplate transaction, WorkCalendar calendar, Clock clock) {
        this.loops = loops;
        this.process = process;
        this.cases = cases;
        this.letters = letters;
        this.tasks = tasks;
        this.staff = staff;
        this.notifications = notifications;
        this.transaction = transaction;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Applies a remedy.
     *
     * @param stalled the finding's id
     * @param assignee who takes the task over, for {@link Remedy#reassign}; null: back to its team
     * @param by the user who does so
     * @throws RemedyRefused when it moves again, or this does not help
     * @throws InvalidInput when the assignee is nobody who is here today
     */
    public void apply(UUID stalled, Remedy remedy, String assignee, String by) {
        Place place = loops.places().stream().filter(one -> one.id().equals(stalled)).findFirst()
                .orElseThrow(() -> new RemedyRefused(Why.movesAgain));
        if (!place.reason().remedies().contains(remedy)) {
            throw new RemedyRefused(Why.helpsNot);
        }
        if (remedy == Remedy.retry) {
            // a step has transactions of its own, and that it was tried stays true if it fails again
            transaction.executeWithoutResult(status -> note(place, remedy, by));
            process.retry(place);
            return;
        }
        transaction.executeWithoutResult(status -> {
            switch (remedy) {
                case reassign -> process.reassign(place, assignee == null || assignee.isBlank() ? null : present(assignee));
                case remind -> remind(place);
                case resend -> resend(place);
                default -> process.setGoing(place);
            }
            note(place, remedy, by);
        });
    }

    private String present(String assignee) {
        return staff.find(assignee.strip()).filter(StaffMember::present).map(StaffMember::userId)
                .orElseThrow(() -> new InvalidInput("assignee", "the user id of somebody who is here today"));
    }

    private void resend(Place place) {
        if (letters.sendLettersAgain(place.reference()) == 0) {
            throw new RemedyRefused(Why.nothingToSend);
        }
    }

    /** Once a day for each reason and step. */
    private void remind(Place place) {
        List<StaffMember> people = responsible(place).filter(StaffMember::present).distinct().toList();
        if (people.isEmpty()) {
            throw new RemedyRefused(Why.nobodyThere);
        }
        String purpose = place.reason() + " " + place.activity() + " " + LocalDate.ofInstant(clock.instant(), calendar.zone());
        // work that belongs to no case knows no rounds
        int round = place.round() == null ? 1 : place.round();
        Map<String, String> facts = new HashMap<>(Map.of("stall", place.reason().name(), "step", tasks.names(place.reference()),
                "round", String.valueOf(round)));
        boolean anew = people.stream().map(member -> notifications.send(new Notice("stallReminder", place.reference(), round,
                purpose, new Recipient(member.name(), member.email(), null, member.language()), facts))).toList().contains(true);
        if (!anew) {
            throw new RemedyRefused(Why.askedToday);
        }
    }

    private Stream<StaffMember> responsible(Place place) {
        return place.owner() == null ? Stream.empty() : Arrays.stream(place.owner().split(", "))
                .flatMap(one -> Teams.ALL.contains(one) ? staff.present(one).stream() : staff.find(one).stream());
    }

    private void note(Place place, Remedy remedy, String by) {
        if (place.reference() != null && cases.find(place.reference()).isPresent()) {
            cases.write(place.reference(), "stall." + remedy, loops.stepName(place), by, false);
        }
    }
}
