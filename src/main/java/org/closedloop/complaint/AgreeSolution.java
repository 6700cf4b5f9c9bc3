package org.closedloop.complaint;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over what was negotiated with the customer. */
@Component
class AgreeSolution implements TaskListener {

    private final ComplaintSteps steps;

    AgreeSolution(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, AgreedSolution.FIELDS);
        AgreedSolution agreed = AgreedSolution.read(input, steps.today());
        steps.agreeSolution(ComplaintProcess.CASE_REFERENCE.from(task), ComplaintProcess.ROUND.from(task), agreed, input.by());
        ComplaintProcess.UNSOLVABLE.set(task, agreed.unsolvable());
        ComplaintProcess.CUSTOMER_AGREED.set(task, agreed.customerAgreed());
        ComplaintProcess.APPROVAL_NEEDED.set(task, steps.needsApproval(agreed.solution()));
        ComplaintProcess.SOLUTION_TYPE.set(task, agreed.solutionType());
        ComplaintProcess.EXECUTING_TEAM.set(task, steps.team(Optional.ofNullable(agreed.solution().executingTeam()), "executingTeam")
                .orElseGet(() -> ComplaintProcess.TEAM.from(task)));
    }
}
