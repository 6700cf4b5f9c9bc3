package org.closedloop.classification;

/** What the rules say about a complaint; when not {@code sure} it is a proposal that a person confirms. {@code rule} names what decided. */
public record Classification(Category category, Urgency urgency, Importance importance, boolean aboutConduct, boolean sure, String rule) {

    /** The rule of a class that a person has confirmed. */
    public static final String CONFIRMED = "confirmed";

    public static Classification confirmed(Category category, Urgency urgency, Importance importance, boolean aboutConduct) {
        return new Classification(category, urgency, importance, aboutConduct, true, CONFIRMED);
    }
}
