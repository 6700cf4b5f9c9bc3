package org.closedloop.classification;

/** What a complaint is about; the names are the codes of the public contract. */
public enum Category {
    technical, quality, usage, service, delivery, other
}
