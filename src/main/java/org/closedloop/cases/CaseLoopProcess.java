package org.closedloop.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** What every loop that works on a case understands: the customer added something, the customer withdrew; and where it is. */
@Component
class CaseLoopProcess {

    static final String CUSTOMER_REPLIED = "complaint.customerReplied";
    static final String WITHDRAWN = "complaint.withdrawn";

    private final RuntimeService runtime;

    CaseLoopProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void customerReplied(String reference) {
        runtime.createMessageCorrelation(CUSTOMER_REPLIED).processInstanceBusinessKey(reference).correlateAllWithResult();
    }

    void withdraw(String reference) {
        if (runtime.createMessageCorrelation(WITHDRAWN).processInstanceBusinessKey(reference).correlateAllWithResult().isEmpty()) {
            throw new CaseClosed(reference);
        }
    }

    /** The ids of the steps at which the case's processes are now. */
    List<String> steps(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .map(ProcessInstance::getId).map(runtime::getActivityInstance).filter(Objects::nonNull)
                .flatMap(tree -> leaves(tree).stream()).distinct().toList();
    }

    private static List<String> leaves(ActivityInstance tree) {
        List<String> ids = new ArrayList<>();
        for (ActivityInstance child : tree.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length == 0) {
                ids.add(child.getActivityId());
            } else {
                ids.addAll(leaves(child));
            }
        }
        for (var transition : tree.getChildTransitionInstances()) {
            ids.add(transition.getActivityId());
        }
        return ids;
    }
}
