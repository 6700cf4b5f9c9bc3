package org.closedloop.portal;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;

/** A customer acts while the process moves on by itself: one of both steps back, and it is not the customer who should notice. */
final class Collisions {

    private static final int ATTEMPTS = 5;

    private Collisions() {
    }

    /** Does it, again if the process moved meanwhile. The deed must be one transaction of its own. */
    static <T> T retried(Supplier<T> deed) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return deed.get();
            } catch (OptimisticLockingException moved) {
                // the other has committed by now, so the next attempt reads what it left
                continue;
            }
        }
        return deed.get();
    }

    static void retried(Runnable deed) {
        retried(() -> {
            deed.run();
            return null;
        });
    }
}
