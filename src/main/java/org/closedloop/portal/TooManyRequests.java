package org.closedloop.portal;

/** An address has used up its share of a minute. */
class TooManyRequests extends RuntimeException {

    private final long secondsToWait;

    TooManyRequests(long secondsToWait) {
        this.secondsToWait = secondsToWait;
    }

    long secondsToWait() {
        return secondsToWait;
    }
}
