package org.closedloop.watch;

import java.util.List;

/** Why a loop does not move, with what can be done about it on the spot. */
public enum StallReason {

    /** what was promised, to a customer or to the readers of a report, was not kept in time and still is not */
    promiseMissed("What was promised is overdue", Remedy.remind),
    /** a step failed too often, nobody repeats it */
    incident("A step failed and is not repeated any more", Remedy.retry),
    /** a step or clock is due and no node executes it */
    jobStuck("A step is due and nothing executes it", Remedy.retry),
    /** whoever holds the task is away, or nobody who could claim it is here */
    nobodyCanAct("Nobody who is here can do the task", Remedy.reassign),
    /** no clock, no task and no called loop: nothing will ever move it */
    nobodyWillCall("Nothing will ever wake this loop up", Remedy.reopen),
    /** the round from which only the management decides */
    roundLimit("The limit of rounds is reached", Remedy.remind),
    /** its clock is over and it waits far longer than others did at this step */
    unusuallyLong("It waits far longer than usual at this step", Remedy.remind, Remedy.reassign),
    /** a letter could not be delivered, or waits too long for its server */
    undeliverable("A letter could not be delivered", Remedy.resend);

    private final String words;
    private final List<Remedy> remedies;

    StallReason(String words, Remedy... remedies) {
        this.words = words;
        this.remedies = List.of(remedies);
    }

    /** For people, in the language of the models. */
    public String words() {
        return words;
    }

    public List<Remedy> remedies() {
        return remedies;
    }
}
