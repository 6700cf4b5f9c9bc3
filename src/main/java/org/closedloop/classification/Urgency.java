package org.closedloop.classification;

/** How soon a complaint must be looked at (R-063, G-15); the names are the codes of the public contract. */
public enum Urgency {
    emergency, high, normal, low
}
