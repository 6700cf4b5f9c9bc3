package org.closedloop.notification;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Something a person is to be told. The same notice (case, round, kind, purpose, address) is one message however often it is sent;
 * {@link NoticeKind} says which facts a kind needs.
 *
 * @param enclosure under which {@link Enclosures} has the files that go with it; null: none
 */
public record Notice(String kind, String caseReference, int round, String purpose, Recipient to, Map<String, String> facts, UUID enclosure) {

    /** Without an enclosure. */
    public Notice(String kind, String caseReference, int round, String purpose, Recipient to, Map<String, String> facts) {
        this(kind, caseReference, round, purpose, to, facts, null);
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(caseReference, "caseReference");
        Objects.requireNonNull(to, "to");
        purpose = purpose == null ? "" : purpose;
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }
}
