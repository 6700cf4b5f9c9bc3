package org.closedloop.staff;

import java.time.LocalTime;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What somebody can repair, where and when.
 *
 * @param skills     a product model ({@code WM-200}), a series ({@code WM}), a kind of fault ({@code electronics}), or {@code senior}
 * @param hoursFrom  own daily hours on working days, null: those of the business
 */
public record Fieldwork(SortedSet<String> skills, String region, LocalTime hoursFrom, LocalTime hoursUntil) {

    /** The skill of those who take what others could not repair. */
    public static final String SENIOR = "senior";
    public static final Fieldwork NONE = new Fieldwork(null, null, null, null);

    public Fieldwork {
        SortedSet<String> codes = new TreeSet<>();
        if (skills != null) {
            skills.stream().map(String::strip).filter(skill -> !skill.isEmpty()).forEach(codes::add);
        }
        skills = Collections.unmodifiableSortedSet(codes);
        region = region == null || region.isBlank() ? null : region.strip();
    }

    public boolean has(String skill) {
        return skills.stream().anyMatch(own -> own.equalsIgnoreCase(skill));
    }

    /** {@code WM} covers {@code WM-200}, {@code W} does not. */
    public boolean coversSeriesOf(String model) {
        String asked = model.toUpperCase(Locale.ROOT);
        return skills.stream().map(skill -> skill.toUpperCase(Locale.ROOT))
                .anyMatch(series -> asked.length() > series.length() && asked.startsWith(series)
                        && !Character.isLetterOrDigit(asked.charAt(series.length())));
    }
}
