package org.closedloop.cases;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/** A file that the customer sent; its type was checked by its content. */
public record Attachment(@Id UUID id, UUID caseId, String name, String mediaType, byte[] content, Instant at) {}
