package org.closedloop.staff;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person as entered by a supervisor. An absence without an end lasts until further notice; its last day is included.
 *
 * @param version the one that was read, 0 for somebody new: two people who edit the same entry do not overwrite each other
 */
public record StaffEntry(String userId, String name, String email, String language, SortedSet<String> teams, LocalDate absentFrom,
                         LocalDate absentUntil, String substitute, boolean active, long version, Fieldwork fieldwork) {

    public StaffEntry {
        name = name == null ? null : name.strip();
        email = email == null ? null : email.strip();
        teams = teams == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(teams));
        substitute = substitute == null || substitute.isBlank() ? null : substitute.strip();
        fieldwork = fieldwork == null ? Fieldwork.NONE : fieldwork;
    }

    /** Somebody who is sent to no customer. */
    public StaffEntry(String userId, String name, String email, String language, SortedSet<String> teams, LocalDate absentFrom,
            LocalDate absentUntil, String substitute, boolean active, long version) {
        this(userId, name, email, language, teams, absentFrom, absentUntil, substitute, active, version, Fieldwork.NONE);
    }

    boolean absentOn(LocalDate day) {
        return absentFrom != null && !day.isBefore(absentFrom) && (absentUntil == null || !day.isAfter(absentUntil));
    }

    StaffEntry withAbsence(LocalDate from, LocalDate until, String standIn) {
        return new StaffEntry(userId, name, email, language, teams, from, until, standIn, active, version, fieldwork);
    }

    StaffMember asMember(LocalDate today) {
        return new StaffMember(userId, name, email, language, teams, !absentOn(today), fieldwork);
    }
}
