package org.closedloop.staff;

import java.util.SortedSet;

/** Somebody who works here, as the rest of the product needs to know it. */
public record StaffMember(String userId, String name, String email, String language, SortedSet<String> teams, boolean present,
                          Fieldwork fieldwork) {

    /** Somebody who is sent to no customer. */
    public StaffMember(String userId, String name, String email, String language, SortedSet<String> teams, boolean present) {
        this(userId, name, email, language, teams, present, Fieldwork.NONE);
    }
}
