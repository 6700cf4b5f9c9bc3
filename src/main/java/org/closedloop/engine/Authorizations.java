package org.closedloop.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may do what in the engine. Tasks are not listed: the engine opens each to its candidate group and its assignee. Nobody but
 * administrators deploys, shares filters or manages users.
 */
@Component
class Authorizations extends AbstractProcessEnginePlugin {

    /** any number that nobody else locks */
    private static final long LOCK = 7_240_013;

    private record Grant(String group, Resource resource, String resourceId, Set<? extends Permission> permissions) {

        boolean isFor(Authorization row) {
            return group.equals(row.getGroupId()) && resource.resourceType() == row.getResourceType() && resourceId.equals(row.getResourceId());
        }

        boolean isMetBy(Authorization row) {
            Permission[] wanted = permissions.toArray(Permission[]::new);
            return isFor(row) && Arrays.stream(wanted).allMatch(row::isPermissionGranted);
        }
    }

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Authorizations(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Nodes that start at once take turns, as both would find the same rows missing. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        transaction.executeWithoutResult(status -> {
            database.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, i) -> true).single();
            grantWhatIsMissing(engine);
        });
    }

    private static void grantWhatIsMissing(ProcessEngine engine) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        List<Authorization> rows = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GRANT).list().stream()
                .filter(row -> row.getGroupId() != null).toList();
        grants().filter(grant -> rows.stream().noneMatch(grant::isMetBy)).forEach(grant -> save(authorizations, rows, grant));
    }

    private static void save(AuthorizationService authorizations, List<Authorization> rows, Grant grant) {
        Authorization row = rows.stream().filter(grant::isFor).findFirst().orElseGet(() -> newRow(grant));
        grant.permissions().forEach(row::addPermission);
        authorizations.saveAuthorization(row);
    }

    private static Authorization newRow(Grant grant) {
        AuthorizationEntity row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        row.setGroupId(grant.group());
        row.setResource(grant.resource());
        row.setResourceId(grant.resourceId());
        return row;
    }

    private static Stream<Grant> grants() {
        Set<String> everybody = Stream.of(StaffRoles.TEAMS, StaffRoles.OVERSEERS).flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> incharge = Set.of(StaffRoles.SUPERVISORS, StaffRoles.MANAGEMENT);
        return Stream.of(
                Arrays.stream(Resources.values()).map(resource ->
                        new Grant(StaffRoles.ADMINISTRATORS, resource, ANY, EnumSet.of(Permissions.ALL))),
                everybody.stream().flatMap(Authorizations::ofStaff),
                StaffRoles.OVERSEERS.stream().flatMap(Authorizations::ofOverseers),
                incharge.stream().map(group -> new Grant(group, Resources.PROCESS_DEFINITION, ANY, EnumSet.of(
                        ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.UPDATE_TASK,
                        ProcessDefinitionPermissions.TASK_ASSIGN, ProcessDefinitionPermissions.RETRY_JOB))))
                .flatMap(grants -> grants).collect(Collectors.groupingBy(grant -> List.of(grant.group(), grant.resource(), grant.resourceId())))
                .values().stream().map(Authorizations::together);
    }

    private static Stream<Grant> ofStaff(String group) {
        return Stream.of(
                new Grant(group, Resources.APPLICATION, "tasklist", EnumSet.of(Permissions.ACCESS)),
                new Grant(group, Resources.FILTER, ANY, EnumSet.of(Permissions.READ)),
                new Grant(group, Resources.PROCESS_DEFINITION, ANY, EnumSet.of(ProcessDefinitionPermissions.READ)));
    }

    private static Stream<Grant> ofOverseers(String group) {
        return Stream.of(
                new Grant(group, Resources.APPLICATION, "cockpit", EnumSet.of(Permissions.ACCESS)),
                new Grant(group, Resources.PROCESS_DEFINITION, ANY,
                        EnumSet.of(ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY)),
                new Grant(group, Resources.DECISION_DEFINITION, ANY, EnumSet.of(Permissions.READ, Permissions.READ_HISTORY)),
                new Grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, EnumSet.of(Permissions.READ)),
                new Grant(group, Resources.DEPLOYMENT, ANY, EnumSet.of(Permissions.READ)),
                new Grant(group, Resources.BATCH, ANY, EnumSet.of(BatchPermissions.READ, BatchPermissions.READ_HISTORY)));
    }

    private static Grant together(List<Grant> grants) {
        Grant first = grants.get(0);
        return new Grant(first.group(), first.resource(), first.resourceId(),
                grants.stream().flatMap(grant -> grant.permissions().stream()).collect(Collectors.toSet()));
    }
}
