package org.closedloop.classification;

/** What words of a complaint can speak for: a category, or something about urgency, importance or conduct. */
enum Signal {
    technical, quality, usage, service, delivery, other,
    danger, stopped, exposed, scene, haste, patience, weighty, trifle, conduct;

    /** A category is named by any words, also negative ones ("no heat"); the others are cancelled by a "no" right before. */
    boolean isCategory() {
        return ordinal() <= other.ordinal();
    }
}
