package org.closedloop.maintenance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.closedloop.engine.InvalidInput;

/** How often maintenance comes round, as people say it: {@code 6 months}, {@code 2 weeks}, {@code 90 days}, {@code 6个月}. */
public record Interval(int amount, Unit unit) {

    static final String FIELD = "interval";
    private static final int MOST_YEARS = 10;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*(\\p{L}{1,7})");

    /** What an interval counts. */
    public enum Unit {
        day(ChronoUnit.DAYS, "天|日"),
        week(ChronoUnit.WEEKS, "周|星期|个星期"),
        month(ChronoUnit.MONTHS, "月|个月"),
        year(ChronoUnit.YEARS, "年");

        private final ChronoUnit unit;
        private final Pattern words;

        Unit(ChronoUnit unit, String chinese) {
            this.unit = unit;
            this.words = Pattern.compile(name() + "s?|" + chinese);
        }
    }

    public Interval {
        if (amount < 1 || LocalDate.EPOCH.plus(amount, unit.unit).isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS))) {
            throw new InvalidInput(FIELD, "must be from 1 day to " + MOST_YEARS + " years");
        }
    }

    public static Interval parse(String text) {
        Matcher found = TEXT.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
        return Arrays.stream(Unit.values()).filter(unit -> found.matches() && unit.words.matcher(found.group(2)).matches()).findFirst()
                .map(unit -> new Interval(Integer.parseInt(found.group(1)), unit))
                .orElseThrow(() -> new InvalidInput(FIELD, "write for example 6 months, 2 weeks or 90 days"));
    }

    /** The first day after a given one in the rhythm that begins at {@code start}; what was left out meanwhile is not made up for. */
    LocalDate next(LocalDate start, LocalDate after) {
        long times = Math.max(0, unit.unit.between(start, after) / amount);
        LocalDate day = start.plus(times * amount, unit.unit);
        while (!day.isAfter(after)) {
            times++;
            day = start.plus(times * amount, unit.unit);
        }
        return day;
    }

    @Override
    public String toString() {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }
}
