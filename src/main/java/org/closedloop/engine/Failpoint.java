package org.closedloop.engine;

/** Named places where a kill test stops the machine dead: {@code -Dclosedloop.failpoint=afterSmtpAccepted}. Does nothing otherwise. */
public final class Failpoint {

    private Failpoint() {
    }

    public static void hit(String name) {
        if (name.equals(System.getProperty("closedloop.failpoint"))) {
            Runtime.getRuntime().halt(137);
        }
    }
}
