package org.closedloop.cases;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;

/**
 * Something that happened to a case: who, when, and what the customer was told.
 *
 * @param kind what happened, a code
 * @param text the words that were written, if any
 * @param by a user id, "customer" or "system"
 * @param forCustomer whether the customer sees it
 */
public record TimelineEntry(@Id Long id, UUID caseId, Instant at, int round, String kind, String text, String by, boolean forCustomer) {}
