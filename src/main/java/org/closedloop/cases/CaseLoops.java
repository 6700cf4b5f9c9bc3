package org.closedloop.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers do with a case that is under way, whatever kind it is: add to it, withdraw it, ask where it is. */
@Service
@Transactional
public class CaseLoops {

    private final Cases cases;
    private final StaffDirectory staff;
    private final Notifications notifications;
    private final OpenTasks tasks;
    private final CaseLoopProcess process;
    private final UndeliverableMessageProcess undeliverable;
    private final ApplicationEventPublisher events;

    CaseLoops(Cases cases, StaffDirectory staff, Notifications notifications, OpenTasks tasks, CaseLoopProcess process,
            UndeliverableMessageProcess undeliverable, ApplicationEventPublisher events) {
        this.cases = cases;
        this.staff = staff;
        this.notifications = notifications;
        this.tasks = tasks;
        this.process = process;
        this.undeliverable = undeliverable;
        this.events = events;
    }

    /** Keeps what the customer adds and shows it to whoever works on the case. */
    public void reply(String reference, String text, List<Attachment> files) {
        if (!cases.get(reference).isOpen()) {
            throw new CaseClosed(reference);
        }
        cases.write(reference, "customerReply", text, Cases.CUSTOMER, true);
        cases.attach(reference, files);
        process.customerReplied(reference);
        events.publishEvent(new CustomerReplied(reference));
    }

    /**
     * Ends the loop because the customer wishes so.
     *
     * @throws CaseClosed when it has ended already
     */
    public void withdraw(String reference, String reason) {
        process.withdraw(reference);
        cases.write(reference, "withdrawalAsked", reason, Cases.CUSTOMER, true);
    }

    /**
     * Sends once more what could not be delivered; a customer whose letter goes out again need not be reached otherwise.
     *
     * @return how many letters
     */
    public int sendLettersAgain(String reference) {
        int letters = notifications.sendAgain(reference);
        if (letters > 0) {
            undeliverable.sentAgain(reference);
        }
        return letters;
    }

    /** The ids of the steps at which the case is now. */
    @Transactional(readOnly = true)
    public List<String> stepsOf(String reference) {
        return process.steps(reference);
    }

    /** Tells whoever works on the case, else its owner, that the customer wrote. */
    void forwardReply(String reference) {
        ServiceCase file = cases.get(reference);
        long replies = cases.timeline(file).stream().filter(entry -> entry.kind().equals("customerReply")).count();
        Stream<String> people = tasks.workers(reference).stream();
        Stream.concat(people, Stream.ofNullable(file.owner())).distinct().flatMap(id -> staff.find(id).stream()).filter(StaffMember::present)
                .forEach(member -> notifications.send(new Notice("customerReplied", reference, file.round(), "reply " + replies,
                        new Recipient(member.name(), member.email(), null, member.language()),
                        Map.of("round", String.valueOf(file.round()), "step", tasks.names(reference)))));
    }
}
