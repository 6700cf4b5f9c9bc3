package org.closedloop.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Who may read which task, asked so that the database can answer quickly. The engine joins each task with every right of the user, for a right
 * may lie on the task, its process or everything: with thousands of both it takes minutes. What a user holds beyond single tasks is looked up
 * first: who may read all tasks needs no join, and who holds nothing of it one by the task alone. Nobody sees more or less than before.
 */
class TaskRights extends AuthorizationManager {

    /** Marks the check of somebody whose rights lie on single tasks. */
    static final class SingleTasks extends AuthorizationCheck {

        private static final long serialVersionUID = 1L;

        private SingleTasks(AuthorizationCheck check) {
            super(check.getAuthUserId(), check.getAuthGroupIds(), check.getPermissionChecks(), check.isRevokeAuthorizationCheckEnabled());
            setAuthorizationCheckEnabled(true);
            setAuthDefaultPerm(check.getAuthDefaultPerm());
            setUseLeftJoin(check.isUseLeftJoin());
        }
    }

    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return AuthorizationManager.class;
            }

            @Override
            public Session openSession() {
                return new TaskRights();
            }
        };
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        // a query that is asked again may be asked by somebody else
        AuthorizationCheck fresh = new AuthorizationCheck();
        fresh.setUseLeftJoin(query.getAuthCheck().isUseLeftJoin());
        query.setAuthCheck(fresh);
        super.configureTaskQuery(query);
        AuthorizationCheck check = query.getAuthCheck();
        if (check.getShouldPerformAuthorizatioCheck() && check.getAuthUserId() != null && !check.isRevokeAuthorizationCheckEnabled()) {
            Set<String> beyond = beyondSingleTasks(check);
            if (beyond.contains(Authorization.ANY)) {
                check.setAuthorizationCheckEnabled(false);
            } else if (beyond.isEmpty()) {
                query.setAuthCheck(new SingleTasks(check));
            }
        }
    }

    /** All of the user's groups: to leave out those without any right, the engine would read the rights of everybody. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? EMPTY_LIST : new ArrayList<>(groups);
    }

    /** The keys of the processes all of whose tasks the user may read; {@code *} for everything. */
    private Set<String> beyondSingleTasks(AuthorizationCheck check) {
        Stream<Authorization> processes = rows((AuthorizationQueryImpl) new AuthorizationQueryImpl().resourceType(Resources.PROCESS_DEFINITION))
                .filter(row -> row.isPermissionGranted(ProcessDefinitionPermissions.READ_TASK));
        Stream<Authorization> tasks = rows((AuthorizationQueryImpl) new AuthorizationQueryImpl().resourceType(Resources.TASK)
                .resourceId(Authorization.ANY)).filter(row -> row.isPermissionGranted(Permissions.READ));
        return Stream.concat(processes, tasks).filter(row -> isOf(check, row)).map(Authorization::getResourceId).collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private Stream<Authorization> rows(AuthorizationQueryImpl query) {
        return ((List<Authorization>) getDbEntityManager().selectList("selectAuthorizationByQueryCriteria", query)).stream();
    }

    private static boolean isOf(AuthorizationCheck check, Authorization row) {
        return row.getAuthorizationType() != Authorization.AUTH_TYPE_REVOKE && (Authorization.ANY.equals(row.getUserId())
                || check.getAuthUserId().equals(row.getUserId())
                || row.getGroupId() != null && check.getAuthGroupIds() != null && check.getAuthGroupIds().contains(row.getGroupId()));
    }
}
