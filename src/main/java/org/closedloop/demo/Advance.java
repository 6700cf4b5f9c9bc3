package org.closedloop.demo;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.closedloop.engine.InvalidInput;

/** How far the clock is to be moved: forward only, and never so far that dates stop making sense. */
record Advance(Duration by) {

    static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration FURTHEST = Duration.ofDays(3650);

    static Advance parse(String text, Duration ahead) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput("advance", "a duration like PT25H or P3D is needed");
        }
        Duration by = duration(text);
        if (by.isNegative() || by.isZero()) {
            throw new InvalidInput("advance", "the clock goes forward only");
        }
        if (by.compareTo(LONGEST) > 0 || ahead.plus(by).compareTo(FURTHEST) > 0) {
            throw new InvalidInput("advance", "at most P400D at once and ten years altogether");
        }
        return new Advance(by);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new InvalidInput("advance", "a duration like PT25H or P3D");
        }
    }
}
