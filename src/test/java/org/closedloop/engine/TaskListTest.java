package org.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.closedloop.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which task, and in which order, is asked in another form than the engine's, and answered the same. */
class TaskListTest extends RunningApplication {

    @Autowired
    TaskService tasks;
    @Autowired
    IdentityService identity;
    @Autowired
    AuthorizationService authorizations;
    @Autowired
    ProcessEngineConfigurationImpl engine;
    private Task ofQuality;
    private Task ofSales;

    @BeforeEach
    void work() {
        ofQuality = task("quality");
        ofSales = task("sales");
    }

    private Task task(String team) {
        Task task = tasks.newTask();
        task.setName("rights");
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), team);
        return task;
    }

    @AfterEach
    void clear() {
        identity.clearAuthentication();
        tasks.deleteTasks(List.of(ofQuality.getId(), ofSales.getId()), true);
    }

    @Test
    void aClerkSeesTheTasksOfTheTeamAndThoseGivenToTheClerk() {
        assertThat(seenBy("quality", "quality")).containsExactly(ofQuality.getId());
        tasks.setAssignee(ofSales.getId(), "quality");
        assertThat(seenBy("quality", "quality")).containsExactlyInAnyOrder(ofQuality.getId(), ofSales.getId());
        assertThat(seenBy("nobody", "warehouse")).isEmpty();
        assertThat(check("quality", "quality")).isInstanceOf(TaskRights.SingleTasks.class);
    }

    @Test
    void whoMaySeeAllIsNotAskedTaskByTask() {
        assertThat(seenBy("service-supervisors", "service-supervisors")).contains(ofQuality.getId(), ofSales.getId());
        assertThat(check("service-supervisors", "service-supervisors").isAuthorizationCheckEnabled()).isFalse();
    }

    @Test
    void aRightToOneProcessIsAskedForAsTheEngineDoes() {
        Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId("rights-reader");
        right.setResource(Resources.PROCESS_DEFINITION);
        right.setResourceId("complaintHandling");
        right.addPermission(ProcessDefinitionPermissions.READ_TASK);
        authorizations.saveAuthorization(right);
        try {
            assertThat(check("rights-reader", "warehouse")).isNotInstanceOf(TaskRights.SingleTasks.class);
            assertThat(seenBy("rights-reader", "warehouse")).isEmpty();
        } finally {
            authorizations.deleteAuthorization(right.getId());
        }
    }

    @Test
    void aTeamsPageIsInTheOrderThatWasAskedForAndNamesATaskOfTwoTeamsOnce() {
        tasks.addCandidateGroup(ofSales.getId(), "quality");
        tasks.setPriority(ofSales.getId(), 90);
        Task claimed = task("quality");
        tasks.setAssignee(claimed.getId(), "sales");
        identity.setAuthentication("quality", List.of("quality", "sales"));
        try {
            TaskQuery waiting = tasks.createTaskQuery().taskName("rights").taskCandidateGroupIn(List.of("quality", "sales"))
                    .orderByTaskPriority().desc().orderByDueDate().asc().orderByTaskPriority().asc();
            assertThat(waiting.count()).isEqualTo(2);
            assertThat(waiting.listPage(0, 1)).extracting(Task::getId).containsExactly(ofSales.getId());
            assertThat(waiting.listPage(1, 15)).extracting(Task::getId).containsExactly(ofQuality.getId());
            assertThat(waiting.listPage(2, 15)).isEmpty();
        } finally {
            identity.clearAuthentication();
            tasks.deleteTask(claimed.getId(), true);
        }
    }

    @Test
    void pagesOfATeamLoseNoTaskWhereTheOrderLeavesOpenWhichComesFirst() {
        List<Task> alike = IntStream.range(0, 40).mapToObj(i -> task("warehouse")).toList();
        identity.setAuthentication("warehouse", List.of("warehouse"));
        try {
            TaskQuery waiting = tasks.createTaskQuery().taskName("rights").taskCandidateGroup("warehouse").orderByTaskPriority().desc();
            assertThat(IntStream.range(0, 8).boxed().flatMap(page -> waiting.listPage(5 * page, 5).stream()).map(Task::getId))
                    .containsExactlyInAnyOrderElementsOf(alike.stream().map(Task::getId).toList());
        } finally {
            identity.clearAuthentication();
            tasks.deleteTasks(alike.stream().map(Task::getId).toList(), true);
        }
    }

    /** Each as a clerk, who is asked task by task, and as a supervisor, who is not. */
    @Test
    void whateverIsAskedForIsAnsweredAsItIsCounted() {
        List<UnaryOperator<TaskQuery>> questions = List.of(
                query -> query.processDefinitionKey("complaintHandling"),
                query -> query.processDefinitionKeyIn("complaintHandling", "repairDispatch").orderByDueDate().asc().orderByTaskPriority().desc(),
                query -> query.processDefinitionName("Complaint handling").orderByTaskNameCaseInsensitive().asc(),
                query -> query.processInstanceBusinessKey("CL-26-000001"),
                query -> query.processVariableValueEquals("round", 1).orderByProcessVariable("round", ValueType.INTEGER).desc(),
                query -> query.taskCandidateUser("quality").orderByTaskCreateTime().desc(),
                query -> query.taskInvolvedUser("quality"),
                query -> query.withCandidateGroups().includeAssignedTasks().orderByExecutionId().asc(),
                query -> query.or().taskCandidateGroup("quality").processDefinitionKey("repairDispatch").taskName("rights").endOr(),
                query -> query.taskCandidateGroup("quality").processDefinitionKey("repairDispatch").orderByTaskName().asc(),
                query -> query.taskCandidateGroup("quality").orderByTaskNameCaseInsensitive().asc(),
                query -> query.taskNameLike("%ight%").orderByTenantId().asc().orderByLastUpdated().desc());
        for (String who : List.of("quality", "service-supervisors")) {
            identity.setAuthentication(who, List.of(who));
            for (UnaryOperator<TaskQuery> question : questions) {
                TaskQuery asked = question.apply(tasks.createTaskQuery());
                assertThat(asked.count()).as("question %s of %s", questions.indexOf(question), who).isEqualTo(asked.listPage(0, 1_000).size());
            }
            assertThat(questions.get(8).apply(tasks.createTaskQuery()).listPage(0, 1_000)).extracting(Task::getId).contains(ofQuality.getId());
        }
    }

    @Test
    void theStatementsAreOfTheFormThatIsKnown() {
        String page = asked("quality", "quality", query -> sql("selectTaskByQueryCriteria", query));
        assertThat(TaskListSql.amongReadable(page)).contains("from (select T.* from ACT_RU_TASK T").doesNotContain("AUTH.", "ACT_RE_PROCDEF");
        assertThat(TaskListSql.cutLast(page)).contains("offset 0) RES order by RES.ID_ asc, FOUND_ LIMIT ? OFFSET ?)");
        String count = TaskListSql.amongReadable(asked("quality", "quality", query -> sql("selectTaskCountByQueryCriteria", query)));
        assertThat(TaskListSql.countedOnce(count)).doesNotContainIgnoringCase("distinct ");
        String ofTeam = asked("quality", "quality", query -> sql("selectTaskCountByQueryCriteria", (TaskQueryImpl) query.taskCandidateGroup("quality")));
        assertThat(TaskListSql.countedOnce(TaskListSql.amongReadable(ofTeam))).contains("DISTINCT", "from (select T.* from ACT_RU_TASK T");
        String ofAll = asked("service-supervisors", "service-supervisors", query -> sql("selectTaskCountByQueryCriteria", query));
        assertThat(TaskListSql.countedOnce(ofAll)).doesNotContainIgnoringCase("distinct ");
    }

    private String sql(String statement, TaskQueryImpl query) {
        return engine.getSqlSessionFactory().getConfiguration().getMappedStatement(statement).getBoundSql(query).getSql();
    }

    private List<String> seenBy(String user, String group) {
        identity.setAuthentication(user, List.of(group));
        try {
            List<String> seen = tasks.createTaskQuery().taskName("rights").listPage(0, 10).stream().map(Task::getId).toList();
            assertThat(tasks.createTaskQuery().taskName("rights").count()).isEqualTo(seen.size());
            return seen;
        } finally {
            identity.clearAuthentication();
        }
    }

    private AuthorizationCheck check(String user, String group) {
        return asked(user, group, TaskQueryImpl::getAuthCheck);
    }

    private <T> T asked(String user, String group, Function<TaskQueryImpl, T> about) {
        identity.setAuthentication(user, List.of(group));
        try {
            return engine.getCommandExecutorTxRequired().execute(context -> {
                TaskQueryImpl query = new TaskQueryImpl();
                query.getAuthCheck().setUseLeftJoin(engine.isCmmnEnabled());
                context.getSession(AuthorizationManager.class).configureTaskQuery(query);
                return about.apply(query);
            });
        } finally {
            identity.clearAuthentication();
        }
    }
}
