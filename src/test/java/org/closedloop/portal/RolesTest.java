package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.closedloop.Covers;
import org.closedloop.engine.StaffRoles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, role by resource (S8). */
class RolesTest extends SecuredApplication {

    /** Columns: a team, process-owners, service-supervisors, management, camunda-admin, somebody in no group. */
    private static final List<String> ROLES = List.of("customer-service", StaffRoles.PROCESS_OWNERS, StaffRoles.SUPERVISORS,
            StaffRoles.MANAGEMENT, StaffRoles.ADMINISTRATORS, "no-such-group");

    private record Right(Resource resource, Permission permission, String id) {
    }

    @ParameterizedTest
    @Covers({"R-267", "R-269"})
    @CsvSource({
            "open Tasklist,                yes,yes,yes,yes,yes,no",
            "open Cockpit,                 no, yes,yes,yes,yes,no",
            "open Admin,                   no, no, no, no, yes,no",
            "see a diagram,                yes,yes,yes,yes,yes,no",
            "see instances,                no, yes,yes,yes,yes,no",
            "see history,                  no, yes,yes,yes,yes,no",
            "see all tasks,                no, no, yes,yes,yes,no",
            "reassign tasks,               no, no, yes,yes,yes,no",
            "retry jobs,                   no, no, yes,yes,yes,no",
            "change instances,             no, no, no, no, yes,no",
            "start processes,              no, no, no, no, yes,no",
            "see decisions,                no, yes,yes,yes,yes,no",
            "see deployments,              no, yes,yes,yes,yes,no",
            "deploy,                       no, no, no, no, yes,no",
            "use filters,                  yes,yes,yes,yes,yes,no",
            "create filters,               no, no, no, no, yes,no",
            "change filters,               no, no, no, no, yes,no",
            "create users,                 no, no, no, no, yes,no",
            "change groups,                no, no, no, no, yes,no",
            "grant rights,                 no, no, no, no, yes,no",
            "see batches,                  no, yes,yes,yes,yes,no",
            "start batches,                no, no, no, no, yes,no"})
    void grants(String what, String team, String owner, String supervisor, String management, String admin, String stranger) {
        Right right = right(what);
        List<String> expected = List.of(team, owner, supervisor, management, admin, stranger);

        List<String> actual = ROLES.stream().map(role -> authorizations.isUserAuthorized("some-user", List.of(role), right.permission(),
                right.resource(), right.id()) ? "yes" : "no").toList();

        assertThat(actual).as(what + " by " + ROLES).isEqualTo(expected);
    }

    @Test
    void showsNoTaskOfAnotherTeam() {
        member("security-mechanic", "workshop");
        String body = "{\"taskDefinitionKey\": \"respondToCustomer\"}";

        assertThat(anonymous().post("/engine-rest/task?maxResults=50", body, "Authorization", HttpCaller.basic("security-mechanic"),
                "Content-Type", "application/json").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"cockpit", "admin"})
    void doesNotSignAClerkInToWhatIsNotForClerks(String application) {
        HttpCaller clerk = anonymous();
        clerk.get("/camunda/app/" + application + "/default/");

        assertThat(clerk.post("/camunda/api/admin/auth/user/default/login/" + application, "username=" + CLERK + "&password=demo",
                "Content-Type", "application/x-www-form-urlencoded", "X-XSRF-TOKEN", clerk.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(403);
    }

    @Test
    void countsAdministratorsAsStaffAndManagement() {
        StaffRoles administrator = StaffRoles.of(List.of("camunda-admin"));

        assertThat(administrator.isStaff() && administrator.isManagement() && administrator.isSupervisor()).isTrue();
        assertThat(StaffRoles.of(List.of("sales")).isStaff()).isTrue();
        assertThat(StaffRoles.of(List.of("sales")).isManagement()).isFalse();
        assertThat(StaffRoles.of(List.of("friends")).isStaff()).isFalse();
    }

    private static Right right(String what) {
        return switch (what) {
            case "open Tasklist" -> new Right(Resources.APPLICATION, Permissions.ACCESS, "tasklist");
            case "open Cockpit" -> new Right(Resources.APPLICATION, Permissions.ACCESS, "cockpit");
            case "open Admin" -> new Right(Resources.APPLICATION, Permissions.ACCESS, "admin");
            case "see a diagram" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ, ANY);
            case "see instances" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_INSTANCE, ANY);
            case "see history" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_HISTORY, ANY);
            case "see all tasks" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.READ_TASK, ANY);
            case "reassign tasks" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.TASK_ASSIGN, ANY);
            case "retry jobs" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.RETRY_JOB, ANY);
            case "change instances" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.UPDATE_INSTANCE, ANY);
            case "start processes" -> new Right(Resources.PROCESS_DEFINITION, ProcessDefinitionPermissions.CREATE_INSTANCE, ANY);
            case "see decisions" -> new Right(Resources.DECISION_DEFINITION, Permissions.READ, ANY);
            case "see deployments" -> new Right(Resources.DEPLOYMENT, Permissions.READ, ANY);
            case "deploy" -> new Right(Resources.DEPLOYMENT, Permissions.CREATE, ANY);
            case "use filters" -> new Right(Resources.FILTER, Permissions.READ, ANY);
            case "create filters" -> new Right(Resources.FILTER, Permissions.CREATE, ANY);
            case "change filters" -> new Right(Resources.FILTER, Permissions.UPDATE, ANY);
            case "create users" -> new Right(Resources.USER, Permissions.CREATE, ANY);
            case "change groups" -> new Right(Resources.GROUP_MEMBERSHIP, Permissions.CREATE, ANY);
            case "grant rights" -> new Right(Resources.AUTHORIZATION, Permissions.CREATE, ANY);
            case "see batches" -> new Right(Resources.BATCH, Permissions.READ, ANY);
            case "start batches" -> new Right(Resources.BATCH, Permissions.CREATE, ANY);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
