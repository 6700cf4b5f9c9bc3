package org.closedloop.parts;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.closedloop.engine.InvalidInput;

/** Serial numbers as people type them. */
final class Serials {

    private static final Pattern NUMBER = Pattern.compile("[\\p{Alnum}][\\p{Alnum}./_-]{0,63}");

    private Serials() {
    }

    /** Splits at commas, semicolons and white space. */
    static List<String> split(String typed) {
        return typed == null ? List.of() : Arrays.stream(typed.split("[\\s,;，；]+")).filter(serial -> !serial.isEmpty()).toList();
    }

    static void check(String serial, String field) {
        if (!NUMBER.matcher(serial).matches()) {
            throw new InvalidInput(field, "letters, digits, dot, slash, dash and underscore, at most 64");
        }
    }
}
