package org.closedloop.cases;

/** There is no case with this reference or token. */
public class UnknownCase extends RuntimeException {

    UnknownCase() {
        super("no such case");
    }
}
