package org.closedloop.engine;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells an unreachable or overloaded database from a mistake: the one deserves 503 and a later try, the other does not. */
public final class DatabaseOutage {

    /** What callers are told to wait before they try again. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private DatabaseOutage() {
    }

    public static boolean causedBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
            // the roll-back fails too when the connection is gone, and its own cause, the pool's "Connection is closed", has no state
            if (cause instanceof TransactionSystemException unfinished && causedBy(unfinished.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                // 08 connection, 53 resources (disk, memory, connections), 57P shut down, 55P03 lock not to be had in time
                || state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("55P03"));
    }
}
