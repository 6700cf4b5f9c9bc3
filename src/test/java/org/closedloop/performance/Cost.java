package org.closedloop.performance;

/**
 * What loops cost the database, each: the engine's statements are those that name one of its tables, the others are our own.
 *
 * @param begun transactions that were begun
 */
record Cost(double engineStatements, double ownStatements, double begun, double engineMillis, double ownMillis) {

    Cost per(int loops) {
        return new Cost(engineStatements / loops, ownStatements / loops, begun / loops, engineMillis / loops, ownMillis / loops);
    }

    double statements() {
        return engineStatements + ownStatements;
    }

    double millis() {
        return engineMillis + ownMillis;
    }
}
