package org.closedloop.watch;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of one loop for Cockpit's diagram: which steps it took again, and which clocks run. */
@Service
public class InstancePath {

    private final FigureQueries queries;

    InstancePath(FigureQueries queries) {
        this.queries = queries;
    }

    /** A step that was begun more than once in this loop. */
    public record Pass(String activityId, int times) {
    }

    /** @param task true for the due date of a task, false for a timer of the diagram */
    public record Clock(String activityId, boolean task, Instant dueAt) {
    }

    @Transactional(readOnly = true)
    public List<Pass> passedAgain(String instance) {
        return queries.passedAgain(instance);
    }

    /** Next one first. */
    @Transactional(readOnly = true)
    public List<Clock> clocks(String instance) {
        return queries.clocks(instance);
    }
}
