package org.closedloop.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.closedloop.portal.TaskMoves.Move;
import org.closedloop.portal.TaskMoves.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes several tasks one by one, so that one that cannot be changed stops no other, and remembers what was done, so that it can be undone. */
@Service
class TaskBatches {

    private static final Logger LOG = LoggerFactory.getLogger(TaskBatches.class);

    private final TaskMoves moves;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskBatches(TaskMoves moves, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.moves = moves;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does it once, however often it is sent; a repetition finds what was done. */
    void run(UUID id, String user, String action, List<String> taskIds, Function<String, Move> deed) {
        boolean begun = jdbc.sql("insert into task_batch (id, user_id, action, at) values (:id, :user, :action, :at) on conflict do nothing")
                .param("id", id).param("user", user).param("action", action).param("at", Timestamp.from(clock.instant())).update() == 1;
        if (!begun) {
            return;
        }
        int position = 0;
        for (String taskId : taskIds) {
            int number = ++position;
            try {
                // a task is changed, and that noted, or neither
                transaction.executeWithoutResult(status -> add(id, number, deed.apply(taskId)));
            } catch (ProcessEngineException | TransientDataAccessException collision) {
                LOG.warn("task {} could not be changed with others: {}", taskId, collision.getClass().getSimpleName());
                add(id, number, Move.none(taskId, null, Outcome.failed, null));
            }
        }
    }

    /** @throws NothingHere when it is not this user's */
    TaskBatch get(UUID id, String user) {
        List<TaskBatch.Change> changes = jdbc.sql("select * from task_change where batch_id = :id order by position").param("id", id)
                .query(TaskBatches::change).list();
        return jdbc.sql("select * from task_batch where id = :id and user_id = :user").param("id", id).param("user", user)
                .query((row, number) -> new TaskBatch(id, user, row.getString("action"), row.getTimestamp("at").toInstant(),
                        row.getTimestamp("undone_at") == null ? null : row.getTimestamp("undone_at").toInstant(), changes))
                .optional().orElseThrow(NothingHere::new);
    }

    /** Puts back what nobody has changed since; a second time does nothing. */
    void undo(UUID id, String user) {
        TaskBatch batch = get(id, user);
        boolean first = jdbc.sql("update task_batch set undone_at = :at where id = :id and undone_at is null")
                .param("at", Timestamp.from(clock.instant())).param("id", id).update() == 1;
        if (first) {
            batch.changes().stream().map(TaskBatch.Change::move).filter(move -> move.outcome() == Outcome.done)
                    .forEach(move -> transaction.executeWithoutResult(status -> jdbc.sql(
                                    "update task_change set undone = :undone where batch_id = :id and task_id = :task and outcome = 'done'")
                            .param("undone", moves.undo(move, user).name()).param("id", id).param("task", move.taskId()).update()));
        }
    }

    private void add(UUID id, int position, Move move) {
        jdbc.sql("""
                insert into task_change (batch_id, position, task_id, task_name, reference, outcome, who, assignee_before, assignee_after,
                    priority_before, priority_after)
                values (:batch, :position, :task, :name, :reference, :outcome, :who, :before, :after, :priorityBefore, :priorityAfter)""")
                .param("batch", id).param("position", position).param("task", move.taskId()).param("name", move.taskName())
                .param("reference", move.reference()).param("outcome", move.outcome().name()).param("who", move.who())
                .param("before", move.assigneeBefore()).param("after", move.assigneeAfter())
                .param("priorityBefore", move.priorityBefore()).param("priorityAfter", move.priorityAfter()).update();
    }

    private static TaskBatch.Change change(ResultSet row, int number) throws SQLException {
        String undone = row.getString("undone");
        return new TaskBatch.Change(new Move(row.getString("task_id"), row.getString("task_name"), row.getString("reference"),
                Outcome.valueOf(row.getString("outcome")), row.getString("who"), row.getString("assignee_before"), row.getString("assignee_after"),
                (Integer) row.getObject("priority_before"), (Integer) row.getObject("priority_after")),
                undone == null ? null : Outcome.valueOf(undone));
    }
}
