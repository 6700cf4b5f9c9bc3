package org.closedloop.watch;

import java.time.Instant;
import java.util.List;

/**
 * An open task as lists of work show it; nothing of it is personal.
 *
 * @param reference the case, null for work that belongs to none, such as a stocktake
 * @param groups the teams that may claim it
 */
public record BoardTask(String id, String step, String name, String assignee, List<String> groups, int priority, Instant dueAt, Instant createdAt,
        String reference, Integer round, String category, String productModel) {

    public boolean isLate(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }
}
