package org.closedloop.watch;

/** What was asked for cannot be done with this stalled loop now; the reason says why. */
public class RemedyRefused extends RuntimeException {

    /** Why not; the constant's name is the text {@code failure.remedy.<name>} in the message files. */
    public enum Why {
        /** it moves again, or is stalled for another reason */
        movesAgain,
        /** that does not help against this reason */
        helpsNot,
        /** nobody is there who could be asked */
        nobodyThere,
        /** whoever should move it was asked today already */
        askedToday,
        /** no message is waiting or refused any more */
        nothingToSend,
        /** what failed is not a step that can be repeated */
        notRepeatable,
        /** it was repeated and failed once more */
        failedAgain,
        /** nothing tells where the loop stood */
        noTrace
    }

    private final Why why;

    RemedyRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    RemedyRefused(Why why, Exception cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
