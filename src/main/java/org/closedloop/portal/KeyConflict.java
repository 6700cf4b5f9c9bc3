package org.closedloop.portal;

/** An idempotency key that is in use just now, or was used with another payload. */
class KeyConflict extends RuntimeException {

    enum Reason { inProgress, otherPayload }

    private final Reason reason;
    private final String firstAnswer;

    KeyConflict(Reason reason, String firstAnswer) {
        super(reason.name());
        this.reason = reason;
        this.firstAnswer = firstAnswer;
    }

    Reason reason() {
        return reason;
    }

    String firstAnswer() {
        return firstAnswer;
    }
}
