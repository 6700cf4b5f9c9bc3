package org.closedloop.cases;

import java.time.Instant;
import java.util.UUID;

/** A file of a case without its content, for lists. */
public record StoredFile(UUID id, String kind, String name, String mediaType, Instant at) {}
