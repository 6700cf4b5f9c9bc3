package org.closedloop.maintenance;

import java.time.LocalDate;
import org.closedloop.engine.InvalidInput;

/**
 * A plan as it is entered.
 *
 * @param running false stops the plan
 * @param version of the plan that was changed; 0 for a new one
 */
public record PlanEntry(String model, String serialNumber, Interval interval, LocalDate nextDueOn, String items, boolean running, int version) {

    private static final int MAX_ITEMS = 4000;

    public PlanEntry {
        if (nextDueOn == null) {
            throw new InvalidInput("nextDueOn", "please fill in");
        }
        if (items == null || items.isBlank()) {
            throw new InvalidInput("items", "please fill in");
        }
        if (items.length() > MAX_ITEMS) {
            throw new InvalidInput("items", "must not be longer than " + MAX_ITEMS + " characters");
        }
    }
}
