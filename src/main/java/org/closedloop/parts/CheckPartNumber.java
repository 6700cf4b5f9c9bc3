package org.closedloop.parts;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Refuses a {@code partNeeded} that can be no part number while its form is still open, and notes the class of the part, which the warranty
 * asks for (G-08); a complete listener before the one that takes it.
 */
@Component
class CheckPartNumber implements TaskListener {

    private static final String PART_CLASS = "partClass";

    private final Catalogue catalogue;

    CheckPartNumber(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void notify(DelegateTask task) {
        String partClass = null;
        if (task.getVariable("partNeeded") instanceof String number && !number.isBlank()) {
            Catalogue.checkNumber(number.strip(), "partNeeded");
            partClass = catalogue.find(number.strip()).map(Part::partClass).orElse(null);
        }
        task.setVariable(PART_CLASS, partClass);
    }
}
