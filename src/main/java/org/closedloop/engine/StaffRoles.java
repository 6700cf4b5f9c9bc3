package org.closedloop.engine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a member of the contract's groups may see, asked the same way by controllers, plugins and security chains.
 * Members of {@code camunda-admin} count as staff and as management everywhere.
 */
public record StaffRoles(Set<String> groups) {

    /** Authority of everybody in one of the contract's groups. */
    public static final String STAFF = "staff";
    public static final String MANAGEMENT = "management";
    public static final String SUPERVISORS = "service-supervisors";
    public static final String PROCESS_OWNERS = "process-owners";
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Groups whose members do the work, without those who oversee it. */
    public static final Set<String> TEAMS = Set.of("customer-service", "technical-support", "quality", "sales", "logistics", "purchasing",
            "warehouse", "dispatch", "field-engineers", "workshop");
    /** Groups that see all running loops. */
    public static final Set<String> OVERSEERS = Set.of(SUPERVISORS, MANAGEMENT, PROCESS_OWNERS);

    public StaffRoles {
        groups = Set.copyOf(groups);
    }

    public static StaffRoles of(Collection<String> groupIds) {
        return new StaffRoles(Set.copyOf(groupIds));
    }

    public boolean isStaff() {
        return isAdministrator() || groups.stream().anyMatch(group -> TEAMS.contains(group) || OVERSEERS.contains(group));
    }

    public boolean isManagement() {
        return isAdministrator() || groups.contains(MANAGEMENT);
    }

    /** Supervisors and whoever stands above them. */
    public boolean isSupervisor() {
        return isManagement() || groups.contains(SUPERVISORS);
    }

    public boolean isAdministrator() {
        return groups.contains(ADMINISTRATORS);
    }

    public boolean isIn(String group) {
        return isAdministrator() || groups.contains(group);
    }

    /** The groups, with {@link #STAFF} and {@link #MANAGEMENT} added where they follow from them. */
    public Set<String> authorities() {
        Set<String> authorities = new LinkedHashSet<>(groups);
        if (isStaff()) {
            authorities.add(STAFF);
        }
        if (isManagement()) {
            authorities.add(MANAGEMENT);
        }
        return authorities;
    }
}
