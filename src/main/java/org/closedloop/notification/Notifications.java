package org.closedloop.notification;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The only sender to people: writes into the outbox in the caller's transaction; the message leaves after the commit. */
@Service
public class Notifications {

    private final Outbox outbox;
    private final LetterWriter letters;
    private final NotificationSettings settings;
    private final OutboxSender sender;
    private final Clock clock;

    Notifications(Outbox outbox, LetterWriter letters, NotificationSettings settings, OutboxSender sender, Clock clock) {
        this.outbox = outbox;
        this.letters = letters;
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    /** Whether a message would go out at all: an e-mail address, or a telephone number and a webhook for short messages; none refused. */
    @Transactional(readOnly = true)
    public boolean canWriteTo(Recipient to) {
        return !way(to).channel().equals(Way.NONE);
    }

    /**
     * Writes the message once; a recipient who cannot be reached gets a row marked as failed, so that the record shows it.
     *
     * @return whether it will go out now: it was not written before, and there is an address
     */
    @Transactional
    public boolean send(Notice notice) {
        LetterWriter.Letter letter = letters.write(notice);
        Way way = way(notice.to());
        UUID id = UUID.randomUUID();
        OutgoingMessage message = new OutgoingMessage(id, "<" + id + "@" + settings.messageIdHost() + ">", notice.kind(),
                notice.caseReference(), notice.round(), way.channel(), way.address(), notice.to().name(), notice.to().language(),
                letter.subject(), letter.text(), 0, notice.enclosure(), List.of());
        boolean deliverable = !way.channel().equals(Way.NONE);
        boolean goesOut = outbox.add(message, notice.purpose(), deliverable, clock.instant()) && deliverable;
        if (goesOut) {
            wakeSenderAfterCommit(way.channel());
        }
        return goesOut;
    }

    /**
     * Sends once more what a case's people did not get: what was refused, and what waits for its server, now.
     *
     * @return how many messages
     */
    @Transactional
    public int sendAgain(String caseReference) {
        outbox.forgetUndeliverableOf(caseReference);
        return sentAgain(outbox.sendAgain(caseReference, clock.instant()));
    }

    /** Sends what the customer of a case did not get to the address that is right. */
    @Transactional
    public int sendAgain(String caseReference, String correctedEmail) {
        outbox.forgetUndeliverable(correctedEmail);
        return sentAgain(outbox.sendAgainTo(correctedEmail, caseReference, Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.audience() == NoticeKind.Audience.CUSTOMER).map(Enum::name).toList(), clock.instant()));
    }

    private int sentAgain(int messages) {
        if (messages > 0) {
            wakeSenderAfterCommit(Delivery.EMAIL);
            wakeSenderAfterCommit(Delivery.SMS);
        }
        return messages;
    }

    /** To whom letters of these kinds could not be delivered: addresses, or the names of those who have none. */
    @Transactional(readOnly = true)
    public List<String> undelivered(String caseReference, List<String> kinds) {
        return outbox.undelivered(caseReference, kinds);
    }

    /** The company in whose name people are written to. */
    public String company() {
        return settings.company();
    }

    /** Somebody has found out that a refused address works again. */
    @Transactional
    public void addressWorksAgain(String address) {
        outbox.forgetUndeliverable(address);
    }

    private Way way(Recipient to) {
        if (!to.email().isEmpty() && !outbox.isUndeliverable(to.email())) {
            return new Way(Delivery.EMAIL, to.email());
        }
        if (!to.phone().isEmpty() && settings.sms().configured() && !outbox.isUndeliverable(to.phone())) {
            return new Way(Delivery.SMS, to.phone());
        }
        return new Way(Way.NONE, to.email().isEmpty() ? to.phone() : to.email());
    }

    private void wakeSenderAfterCommit(String channel) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sender.wake(channel);
            }
        });
    }

    private record Way(String channel, String address) {

        static final String NONE = "none";
    }
}
