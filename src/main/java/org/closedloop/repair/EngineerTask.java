package org.closedloop.repair;

import java.time.Instant;
import org.closedloop.cases.ServiceCase;

/**
 * A task of an engineer, with what it is about.
 *
 * @param step the id of the task in its process
 * @param name what the diagram calls it
 * @param order the work order it belongs to; null for work that is no repair
 * @param visit how the engineer was last sent for it; null before
 * @param at when the engineer is expected, or else when the task is due; null for a task without a date
 */
public record EngineerTask(String id, String step, String name, String engineer, ServiceCase file, WorkOrder order,
        DispatchRecord visit, Instant at) {

    /** Whether the engineer is still on the way: nothing was done at the appointment yet. */
    public boolean isAhead() {
        return visit != null && visit.appointmentAt() != null && visit.arrivedAt() == null;
    }
}
