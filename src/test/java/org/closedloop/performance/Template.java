package org.closedloop.performance;

import java.time.Duration;
import java.util.Map;
import org.closedloop.watch.StallReason;

/**
 * A real case of which many copies are made.
 *
 * @param reason why it stalls, null for one that does not
 * @param weight how many of a hundred copies of its sort are copies of this one
 * @param spread the youngest copy is as old as the case, the oldest so much older
 * @param otherwise what its copies have instead of what it has, by value: a statement's expression of the copy's number {@code n}
 */
record Template(String reference, boolean open, StallReason reason, int weight, Duration spread, Map<String, String> otherwise) {

    /** The reference of a copy. */
    String numbered(int n) {
        return reference.substring(0, 6) + n;
    }

    boolean isHealthy() {
        return open && reason == null;
    }

    boolean isClosed() {
        return !open;
    }
}
