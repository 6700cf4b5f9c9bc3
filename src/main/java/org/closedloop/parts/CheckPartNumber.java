package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Refuses a {@code partNeeded} that can be no part number while its form is still open; a complete listener before the one that takes it. */
@Component
class CheckPartNumber implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable("partNeeded") instanceof String number && !number.isBlank()) {
            Catalogue.checkNumber(number.strip(), "partNeeded");
        }
    }
}
