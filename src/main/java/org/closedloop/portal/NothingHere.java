package org.closedloop.portal;

/** A link or file that does not exist, or not for this caller: both look the same. */
class NothingHere extends RuntimeException {

    NothingHere() {
        super("nothing here");
    }
}
