package org.closedloop.classification;

/** What words of a complaint can speak for: a category, something about urgency, importance or conduct, or the wish for a visit. */
enum Signal {
    technical, quality, usage, service, delivery, other,
    danger, stopped, exposed, scene, haste, patience, weighty, trifle, conduct, visit;

    /** A category is named by any words, also negative ones ("no heat"); the others are cancelled by a "no" right before. */
    boolean isCategory() {
        return ordinal() <= other.ordinal();
    }
}
