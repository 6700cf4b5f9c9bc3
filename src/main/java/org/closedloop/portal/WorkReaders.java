package org.closedloop.portal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.engine.StaffRoles;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.closedloop.watch.BoardReader;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Which work somebody may see and do today: their own, their teams', and that of those for whom they stand in. */
@Component
class WorkReaders {

    /** Those that do the work, and those that decide about it. */
    static final Set<String> ALL_TEAMS = Stream.of(StaffRoles.TEAMS, Set.of(StaffRoles.SUPERVISORS, StaffRoles.MANAGEMENT)).flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final StaffDirectory staff;

    WorkReaders(StaffDirectory staff) {
        this.staff = staff;
    }

    BoardReader of(Authentication user) {
        return of(user.getName(), roles(user));
    }

    BoardReader of(String user, StaffRoles roles) {
        List<StaffEntry> absent = staff.standsInFor(user);
        return new BoardReader(user, roles.groups(), roles.isSupervisor(), absent.stream().map(StaffEntry::userId).collect(Collectors.toSet()),
                absent.stream().flatMap(one -> one.teams().stream()).filter(ALL_TEAMS::contains).collect(Collectors.toSet()));
    }

    /** The teams whose work a supervisor sees to: those that they belong to, or all when they belong to none; nobody else sees to any. */
    static Set<String> supervised(Authentication user) {
        StaffRoles roles = roles(user);
        if (!roles.isSupervisor()) {
            return Set.of();
        }
        boolean ofSome = !roles.isManagement() && roles.groups().stream().anyMatch(StaffRoles.TEAMS::contains);
        return ofSome ? roles.groups().stream().filter(ALL_TEAMS::contains).collect(Collectors.toSet()) : ALL_TEAMS;
    }

    static StaffRoles roles(Authentication user) {
        return StaffRoles.of(user.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
    }
}
