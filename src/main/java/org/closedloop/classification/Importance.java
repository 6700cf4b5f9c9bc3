package org.closedloop.classification;

/** How much is at stake (R-063, R-072, G-15); the names are the codes of the public contract. */
public enum Importance {
    high, normal, low
}
