package org.closedloop.cases;

/** Something was to be done to a case that is closed already. */
public class CaseClosed extends RuntimeException {

    public CaseClosed(String reference) {
        super(reference + " is closed");
    }
}
