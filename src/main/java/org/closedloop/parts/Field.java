package org.closedloop.parts;

import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.TaskInput;

/** Short fields of our forms. */
final class Field {

    private static final int LINE = 200;

    private Field() {
    }

    /** One line of text, or null. */
    static String line(TaskInput input, String name) {
        String text = input.optionalText(name).orElse(null);
        if (text != null && (text.length() > LINE || text.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidInput(name, "one line of at most " + LINE + " characters");
        }
        return text;
    }
}
