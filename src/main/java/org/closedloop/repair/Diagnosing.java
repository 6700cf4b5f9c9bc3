package org.closedloop.repair;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.closedloop.cases.RootCause;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** What the three kinds of diagnosis have in common: what was found, why, which part is needed, or that it is beyond the engineer. */
@Component
class Diagnosing {

    static final String[] FIELDS = {"fixed", "faultCause", "findings", "partNeeded", "beyondMe", "proposal", "customerAbsent"};
    static final String REPAIR = "repair";
    static final String VISIT = "visit";
    static final String SOLVED = "solved";
    private static final String BEYOND = "beyond";

    private final RepairWork work;
    private final Dispatching dispatching;

    Diagnosing(RepairWork work, Dispatching dispatching) {
        this.work = work;
        this.dispatching = dispatching;
    }

    /** Keeps the diagnosis; {@code next} is what follows unless the fault is beyond the engineer. */
    void keep(DelegateTask task, TaskInput input, String next) {
        String reference = RepairProcess.CASE_REFERENCE.from(task);
        int round = RepairProcess.ROUND.from(task);
        UUID order = RepairProcess.order(task);
        boolean beyond = input.optionalFlag("beyondMe").orElse(false);
        boolean repair = next.equals(REPAIR) && !beyond;
        Optional<RootCause> cause = repair ? Optional.of(input.code("faultCause", RootCause.class))
                : input.optionalCode("faultCause", RootCause.class);
        String part = input.optionalText("partNeeded").orElse(null);
        dispatching.arrive(reference, round, order);
        String findings = repair ? input.text("findings") : input.optionalText("findings").orElse(null);
        work.diagnose(reference, round, order, cause, findings, part, input.by());
        if (beyond) {
            work.propose(reference, input.text("proposal"), input.by());
        }
        RepairProcess.DIAGNOSIS.set(task, beyond ? BEYOND : next);
        RepairProcess.PART_IS_NEEDED.set(task, part != null);
        RepairProcess.NEEDED_PART.set(task, part);
        RepairProcess.PART_ENGINEER.set(task, RepairProcess.ENGINEER.from(task));
    }
}
