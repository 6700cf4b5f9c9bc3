package org.closedloop.classification;

/** What the rules say about a complaint; when not {@code sure} it is a proposal that a person confirms. {@code rule} names what decided. */
public record Classification(Category category, Urgency urgency, Importance importance, boolean aboutConduct, boolean sure, String rule) {
}
