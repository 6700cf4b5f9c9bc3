package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody did to several tasks at once.
 *
 * @param action claim, assign or priority
 * @param undoneAt null while it stands
 */
record TaskBatch(UUID id, String userId, String action, Instant at, Instant undoneAt, List<Change> changes) {

    /**
     * One task of it.
     *
     * @param undone what became of putting it back, null while that was not tried
     */
    record Change(TaskMoves.Move move, TaskMoves.Outcome undone) {}

    public boolean canBeUndone() {
        return undoneAt == null && changes.stream().anyMatch(change -> change.move().outcome() == TaskMoves.Outcome.done);
    }
}
