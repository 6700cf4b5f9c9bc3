package org.closedloop.cases;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * A file of a case: sent by the customer, its type checked by its content, or a document of ours.
 *
 * @param kind {@link #CUSTOMER}, or what the document is
 */
public record Attachment(@Id UUID id, UUID caseId, String kind, String name, String mediaType, byte[] content, Instant at) {

    public static final String CUSTOMER = "customer";
    public static final String SERVICE_REPORT = "serviceReport";

    /** As the customer sent it, before it is kept. */
    public Attachment(String name, String mediaType, byte[] content) {
        this(null, null, CUSTOMER, name, mediaType, content, null);
    }

    @PersistenceCreator
    public Attachment {
    }

    public boolean fromCustomer() {
        return kind.equals(CUSTOMER);
    }
}
