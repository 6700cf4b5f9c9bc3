package org.closedloop.repair;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;

/** The tasks of engineers for their own page: those of Tasklist, with the same permissions and the same checks. */
@Service
public class EngineerTasks {

    private final RepairProcess process;
    private final WorkOrders orders;
    private final Dispatching dispatching;
    private final Appointments appointments;
    private final Cases cases;
    private final IdentityService identities;

    EngineerTasks(RepairProcess process, WorkOrders orders, Dispatching dispatching, Appointments appointments,
            Cases cases, IdentityService identities) {
        this.process = process;
        this.orders = orders;
        this.dispatching = dispatching;
        this.appointments = appointments;
        this.cases = cases;
        this.identities = identities;
    }

    /** Somebody's open tasks in the order of their times. */
    public List<EngineerTask> of(String engineer) {
        return process.tasksOf(engineer).stream().flatMap(task -> describe(task).stream())
                .sorted(Comparator.comparing(EngineerTask::at, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    public Optional<EngineerTask> find(String taskId) {
        return process.task(taskId).flatMap(this::describe);
    }

    private Optional<EngineerTask> describe(Task task) {
        return process.referenceOf(task).flatMap(cases::find).map(file -> describe(task, file));
    }

    private EngineerTask describe(Task task, ServiceCase file) {
        Optional<WorkOrder> order = orders.find(file, file.round());
        DispatchRecord visit = order.flatMap(orders::lastDispatch).orElse(null);
        Instant dueAt = Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null);
        boolean agreed = RepairProcess.isAtTheAppointment(task) && visit != null && visit.appointmentAt() != null;
        return new EngineerTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getAssignee(), file, order.orElse(null),
                visit, agreed ? visit.appointmentAt() : dueAt);
    }

    /** Notes that the engineer is there; the appointment is kept. */
    public void arrive(EngineerTask task, String by) {
        if (task.isAhead()) {
            dispatching.noteArrival(task.file().reference(), task.file().round(), task.order().id(), by);
        }
    }

    /**
     * Moves the appointment of a task, by the rules that hold for the customer.
     *
     * @throws InvalidInput when it cannot be moved any more, or not to that time
     */
    public void move(EngineerTask task, Instant to, String by) {
        appointments.move(task.file().reference(), to, by);
    }

    /**
     * Completes a task as if it were done in Tasklist.
     *
     * @return false when it is done already
     * @throws InvalidInput when a field is wrong; the task stays open
     */
    public boolean complete(EngineerTask task, Map<String, Object> fields, String by) {
        Optional<Task> open = process.task(task.id());
        if (open.isEmpty()) {
            return false;
        }
        identities.setAuthentication(by, identities.createGroupQuery().groupMember(by).list().stream().map(Group::getId).toList());
        try {
            process.complete(open.get(), fields);
            return true;
        } catch (ProcessEngineException refused) {
            throw refused.getCause() instanceof InvalidInput input ? input : refused;
        } finally {
            identities.clearAuthentication();
        }
    }
}
