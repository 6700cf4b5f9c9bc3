package org.closedloop.staff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * The engine's users and groups. Works in the product's own name: a supervisor may edit the staff without having rights to the
 * engine's users.
 */
@Component
class EngineAccounts {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identities;

    EngineAccounts(IdentityService identities) {
        this.identities = identities;
    }

    void ensureGroups() {
        inOwnName(() -> {
            Teams.ALL.stream().filter(team -> identities.createGroupQuery().groupId(team).count() == 0).forEach(team -> {
                Group group = identities.newGroup(team);
                group.setName(team);
                group.setType(team.equals(Teams.ADMINISTRATORS) ? "SYSTEM" : "WORKFLOW");
                identities.saveGroup(group);
            });
            return null;
        });
    }

    /** Creates the user when missing; an existing password is left alone. Whether it was created. */
    boolean ensureUser(String userId, String name, String email, String password) {
        return inOwnName(() -> {
            boolean missing = identities.createUserQuery().userId(userId).count() == 0;
            if (missing) {
                User user = identities.newUser(userId);
                fill(user, name, email);
                user.setPassword(password);
                identities.saveUser(user);
            }
            return missing;
        });
    }

    void ensureAdministrator(String userId) {
        inOwnName(() -> {
            if (!isAdministrator(userId)) {
                identities.createMembership(userId, Teams.ADMINISTRATORS);
            }
            return null;
        });
    }

    boolean isAdministrator(String userId) {
        return inOwnName(() -> identities.createUserQuery().userId(userId).memberOfGroup(Teams.ADMINISTRATORS).count() > 0);
    }

    /** User, name, mail and groups as the entry says; whoever has left keeps no group and no known password. */
    void follow(StaffEntry entry) {
        inOwnName(() -> {
            ensureUser(entry.userId(), entry.name(), entry.email(), unknownPassword());
            User user = identities.createUserQuery().userId(entry.userId()).singleResult();
            fill(user, entry.name(), entry.email());
            if (!entry.active()) {
                user.setPassword(unknownPassword());
            }
            identities.saveUser(user);
            followTeams(entry.userId(), entry.active() ? entry.teams() : Set.of());
            return null;
        });
    }

    private void followTeams(String userId, Set<String> teams) {
        Set<String> before = identities.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).collect(Collectors.toSet());
        for (String team : Teams.ALL) {
            if (team.equals(Teams.ADMINISTRATORS)) {
                continue;
            }
            if (teams.contains(team) && !before.contains(team)) {
                identities.createMembership(userId, team);
            } else if (!teams.contains(team) && before.contains(team)) {
                identities.deleteMembership(userId, team);
            }
        }
    }

    private <T> T inOwnName(Supplier<T> work) {
        Authentication caller = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (caller != null) {
                identities.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }

    private static void fill(User user, String name, String email) {
        user.setFirstName(name);
        user.setLastName("");
        user.setEmail(email);
    }

    private static String unknownPassword() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
