package org.closedloop.complaint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.cases.Complexity;
import org.closedloop.cases.Nature;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the class that customer service confirms (R-068, C-09). */
@Component
class ConfirmClassification implements TaskListener {

    private final ComplaintSteps steps;

    ConfirmClassification(ComplaintSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        TaskInput input = TaskInput.take(task, "category", "urgency", "importance", "team", "aboutConduct", "complexity", "nature");
        Classification confirmed = Classification.confirmed(input.code("category", Category.class), input.code("urgency", Urgency.class),
                input.code("importance", Importance.class), input.optionalFlag("aboutConduct").orElse(false));
        String reference = ComplaintProcess.CASE_REFERENCE.from(task);
        ServiceCase classified = steps.confirmClassification(reference, confirmed, input.optionalCode("complexity", Complexity.class).orElse(null),
                input.optionalCode("nature", Nature.class).orElse(null), input.by());
        Classified.remember(task, classified, steps.team(input.optionalText("team"), "team").orElseGet(() -> steps.teamFor(classified)));
    }
}
