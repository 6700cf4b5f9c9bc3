package org.closedloop.cases;

/** The loop of one kind of matter, as a case sees it that was filed as another kind and turns out to be of this one (C-08). */
public interface MatterLoop {

    /** The type of its cases in the register. */
    String type();

    /**
     * Begins to work on an open case in its current round; the clock counts from the day it was filed (C-01).
     *
     * @return the promise that the customer is told
     */
    Promise takeOver(ServiceCase file);
}
