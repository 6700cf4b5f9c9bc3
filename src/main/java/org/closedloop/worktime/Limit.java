package org.closedloop.worktime;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time limit as people say it: {@code 24 hours}, {@code 8 working hours}, {@code 3 working days}, {@code 7 days}, {@code 30 minutes}. */
public record Limit(long amount, Unit unit) {

    /** What a limit counts: elapsed time, or time inside the working calendar. */
    public enum Unit {
        MINUTES("minute"),
        HOURS("hour"),
        DAYS("day"),
        WORKING_HOURS("working hour"),
        WORKING_DAYS("working day");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})\\s+((?:working\\s+)?(?:hour|day)|minute)s?");

    public Limit {
        if (amount < 1 || amount > 99_999) {
            throw new IllegalArgumentException("A time limit is a number from 1 to 99999, not " + amount);
        }
        if (unit == null) {
            throw new IllegalArgumentException("A time limit needs a unit");
        }
    }

    /** Reads the text of a decision table's cell; the message of a refusal is meant for the process owner. */
    public static Limit parse(String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time limit: write for example"
                    + " 30 minutes, 24 hours, 7 days, 8 working hours or 3 working days");
        }
        String word = matcher.group(2).replaceAll("\\s+", " ");
        for (Unit unit : Unit.values()) {
            if (unit.word.equals(word)) {
                return new Limit(Long.parseLong(matcher.group(1)), unit);
            }
        }
        throw new IllegalArgumentException("'" + word + "' is not a unit of time");
    }

    /** True when the limit runs only in working time, so that its warnings do too. */
    public boolean inWorkingTime() {
        return unit == Unit.WORKING_HOURS || unit == Unit.WORKING_DAYS;
    }

    /** @throws IllegalStateException for working days, whose length the calendar knows */
    public Duration duration() {
        return switch (unit) {
            case MINUTES -> Duration.ofMinutes(amount);
            case HOURS, WORKING_HOURS -> Duration.ofHours(amount);
            case DAYS -> Duration.ofDays(amount);
            case WORKING_DAYS -> throw new IllegalStateException("How long a working day is depends on the calendar");
        };
    }

    @Override
    public String toString() {
        return amount + " " + unit.word + (amount == 1 ? "" : "s");
    }
}
