package org.closedloop.notification;

/** The way out for one channel. Called by one thread at a time and outside any transaction; never blocks for more than its timeouts. */
public interface Delivery {

    String EMAIL = "email";
    String SMS = "sms";

    String channel();

    void deliver(OutgoingMessage message) throws DeliveryException;

    /** Nothing more to send for now: connections may be closed. */
    default void idle() {
    }
}
