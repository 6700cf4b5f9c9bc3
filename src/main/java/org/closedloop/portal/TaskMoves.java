package org.closedloop.portal;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.closedloop.cases.Cases;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.watch.BoardReader;
import org.closedloop.watch.BoardTask;
import org.closedloop.watch.TaskBoard;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives tasks to people. Who moves a task must be allowed to see it; what somebody else did to it meanwhile
 * stays. Done with the product's own rights, for a substitute has none to the task yet.
 */
@Service
class TaskMoves {

    /** What became of it. */
    enum Outcome { done, unchanged, claimed, changed, gone, absent, otherTeam, failed }

    /**
     * What is to be done.
     *
     * @param seen who had the task when it was chosen, null for nobody; a task that has moved on since is left alone
     */
    record Order(String taskId, String seen, String to) {}

    /**
     * What was done, with what it was before and is now.
     *
     * @param who has the task now, where that is why nothing was done
     */
    record Move(String taskId, String taskName, String reference, Outcome outcome, String who, String assigneeBefore, String assigneeAfter,
            Integer priorityBefore, Integer priorityAfter) {

        static Move none(String taskId, BoardTask task, Outcome outcome, String who) {
            return new Move(taskId, task == null ? null : task.name(), task == null ? null : task.reference(), outcome, who, null, null, null, null);
        }
    }

    private final TaskBoard board;
    private final TaskService tasks;
    private final Cases cases;
    private final StaffDirectory staff;
    private final IdentityService identities;

    TaskMoves(TaskBoard board, TaskService tasks, Cases cases, StaffDirectory staff, IdentityService identities) {
        this.board = board;
        this.tasks = tasks;
        this.cases = cases;
        this.staff = staff;
        this.identities = identities;
    }

    /** Takes a task for oneself: one that nobody has, or that belongs to somebody for whom the reader stands in. */
    @Transactional
    public Move claim(BoardReader reader, String taskId) {
        return held(reader, taskId, (task, state) -> {
            if (reader.user().equals(state.assignee())) {
                return Move.none(taskId, task, Outcome.unchanged, null);
            }
            if (state.assignee() != null && !reader.absent().contains(state.assignee())) {
                return Move.none(taskId, task, Outcome.claimed, state.assignee());
            }
            if (state.assignee() != null) {
                write(task, "taskTakenOver", staff.names(Set.of(state.assignee())).getOrDefault(state.assignee(), state.assignee()), reader.user());
            }
            return assigned(task, state, reader.user());
        });
    }

    /** Gives a task to somebody of its teams who is here, or to a substitute of theirs; nobody: back to the team. */
    @Transactional
    public Move assign(BoardReader reader, Order order, String note) {
        return held(reader, order.taskId(), (task, state) -> {
            if (!Objects.equals(state.assignee(), order.seen())) {
                return Move.none(task.id(), task, state.assignee() == null ? Outcome.changed : Outcome.claimed, state.assignee());
            }
            if (Objects.equals(state.assignee(), order.to())) {
                return Move.none(task.id(), task, Outcome.unchanged, null);
            }
            if (order.to() != null) {
                Optional<Outcome> refused = refused(task.groups(), order.to());
                if (refused.isPresent()) {
                    return Move.none(task.id(), task, refused.get(), order.to());
                }
            }
            String name = order.to() == null ? null : staff.names(Set.of(order.to())).get(order.to());
            String words = String.join("\n", Stream.of(name, note).filter(Objects::nonNull).toList());
            write(task, order.to() == null ? "taskGivenBack" : "taskAssigned", words.isEmpty() ? null : words, reader.user());
            return assigned(task, state, order.to());
        });
    }

    @Transactional
    public Move prioritise(BoardReader reader, String taskId, int priority) {
        return held(reader, taskId, (task, state) -> {
            if (state.priority() == priority) {
                return Move.none(taskId, task, Outcome.unchanged, null);
            }
            asProduct(() -> tasks.setPriority(taskId, priority));
            write(task, "taskPrioritised", state.priority() + " → " + priority, reader.user());
            return new Move(taskId, task.name(), task.reference(), Outcome.done, null, null, null, state.priority(), priority);
        });
    }

    /** Puts back what a move changed, unless the task has moved on since; says what became of it. */
    @Transactional
    public Outcome undo(Move move, String by) {
        Optional<TaskBoard.State> state = board.hold(move.taskId());
        if (state.isEmpty()) {
            return Outcome.gone;
        }
        boolean ofPriority = move.priorityAfter() != null;
        if (ofPriority ? state.get().priority() != move.priorityAfter() : !Objects.equals(state.get().assignee(), move.assigneeAfter())) {
            return Outcome.changed;
        }
        asProduct(() -> {
            if (ofPriority) {
                tasks.setPriority(move.taskId(), move.priorityBefore());
            } else {
                tasks.setAssignee(move.taskId(), move.assigneeBefore());
            }
        });
        if (move.reference() != null) {
            cases.write(move.reference(), "taskMoveUndone", null, by, false);
        }
        return Outcome.done;
    }

    /** Who may be given a task of these teams today: members who are here, and for those who are not their substitutes. */
    Map<StaffMember, String> candidates(Collection<String> teams) {
        return teams.isEmpty() ? Map.of() : staff.available(teams);
    }

    private Optional<Outcome> refused(Collection<String> teams, String to) {
        if (candidates(teams).keySet().stream().anyMatch(one -> one.userId().equals(to))) {
            return Optional.empty();
        }
        boolean ofTheTeam = staff.find(to).stream().flatMap(member -> member.teams().stream()).anyMatch(teams::contains);
        return Optional.of(ofTheTeam ? Outcome.absent : Outcome.otherTeam);
    }

    private Move held(BoardReader reader, String taskId, Deed deed) {
        Optional<TaskBoard.State> state = board.hold(taskId);
        Optional<BoardTask> task = state.isEmpty() ? Optional.empty() : board.find(reader, taskId);
        return task.isEmpty() ? Move.none(taskId, null, Outcome.gone, null) : deed.on(task.get(), state.get());
    }

    private Move assigned(BoardTask task, TaskBoard.State before, String to) {
        asProduct(() -> tasks.setAssignee(task.id(), to));
        return new Move(task.id(), task.name(), task.reference(), Outcome.done, null, before.assignee(), to, null, null);
    }

    private void write(BoardTask task, String kind, String text, String by) {
        if (task.reference() != null) {
            cases.write(task.reference(), kind, text, by, false);
        }
    }

    private void asProduct(Runnable deed) {
        EngineRights.ofTheProduct(identities, () -> {
            deed.run();
            return null;
        });
    }

    private interface Deed {

        Move on(BoardTask task, TaskBoard.State state);
    }
}
