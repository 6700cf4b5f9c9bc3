package org.closedloop.notification;

/** A message was not taken; {@code code} is a short technical code without personal data. */
public class DeliveryException extends Exception {

    /** What to do about it. */
    public enum Verdict {
        /** the server cannot be used at all: the whole channel waits */
        SERVER_UNAVAILABLE,
        /** this message not now: it waits, others go on */
        TRY_LATER,
        /** this message never */
        MESSAGE_REFUSED,
        /** nothing to this address ever */
        ADDRESS_REFUSED
    }

    private final Verdict verdict;
    private final String code;

    public DeliveryException(Verdict verdict, String code, Throwable cause) {
        super(verdict + " " + code, cause);
        this.verdict = verdict;
        this.code = code;
    }

    public Verdict verdict() {
        return verdict;
    }

    public String code() {
        return code;
    }
}
