package org.closedloop.portal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.closedloop.engine.InvalidInput;

/** Reads what a caller sent field by field and collects everything that is wrong, so that it is told at once. */
class InputCheck {

    private static final Set<String> YES = Set.of("yes", "true");
    private static final Set<String> NO = Set.of("no", "false");
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 9998;

    private final List<Refusal> refusals = new ArrayList<>();

    /** One line without its outer blanks, or null when there is none. */
    String line(String field, String value, int max) {
        return checked(field, value, max, false);
    }

    /** Several lines, ended as Unix does. */
    String text(String field, String value, int max) {
        return checked(field, value == null ? null : value.replace("\r\n", "\n").replace('\r', '\n'), max, true);
    }

    private String checked(String field, String value, int max, boolean severalLines) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        if (hasLoneSurrogate(stripped)) {
            refuse(field, "encoding");
        } else if (stripped.codePoints().anyMatch(c -> Character.isISOControl(c) && !(severalLines && (c == '\n' || c == '\t')))) {
            refuse(field, severalLines ? "control" : "line");
        } else if (stripped.codePointCount(0, stripped.length()) > max) {
            refuse(field, "tooLong", max);
        } else {
            return stripped;
        }
        return null;
    }

    String required(String field, String value) {
        if (value == null && !isRefused(field)) {
            refuse(field, "required");
        }
        return value;
    }

    <E extends Enum<E>> E choice(String field, String value, Class<E> type, E absent) {
        if (value == null || value.isBlank()) {
            return absent;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        refuse(field, "choice", Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
        return absent;
    }

    /** A whole number in a range, or null when there is none. */
    Integer number(String field, String value, int min, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max) {
            return Integer.valueOf(value);
        }
        refuse(field, "number", min, max);
        return null;
    }

    /** A day of this calendar's centuries, for no database knows them all; or null when there is none. */
    LocalDate date(String field, String value) {
        try {
            LocalDate day = value == null || value.isBlank() ? null : LocalDate.parse(value.strip());
            if (day != null && (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR)) {
                refuse(field, "date");
                return null;
            }
            return day;
        } catch (DateTimeParseException e) {
            refuse(field, "date");
            return null;
        }
    }

    /** A time of day, or null when there is none. */
    LocalTime time(String field, String value) {
        try {
            return value == null || value.isBlank() ? null : LocalTime.parse(value.strip());
        } catch (DateTimeParseException e) {
            refuse(field, "time");
            return null;
        }
    }

    /** Yes, no, or null when nothing was chosen. */
    Boolean yesOrNo(String field, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (YES.contains(value) || NO.contains(value)) {
            return YES.contains(value);
        }
        refuse(field, "choice", "yes, no");
        return null;
    }

    /** What the features refuse by themselves, under the caller's name of the field. */
    <T> T ruled(String prefix, Supplier<T> rule) {
        try {
            return rule.get();
        } catch (InvalidInput refused) {
            if (!isRefused(prefix + refused.field())) {
                refusals.add(ruled(prefix, refused));
            }
            return null;
        }
    }

    static Refusal ruled(String prefix, InvalidInput refused) {
        String reason = refused.getMessage().substring(refused.field().length() + 2);
        return new Refusal(prefix + refused.field(), switch (refused.field()) {
            case "email" -> reason.startsWith("please") ? "contact" : "email";
            case "phone" -> "phone";
            default -> Refusal.RULE;
        }, reason);
    }

    boolean isRefused(String field) {
        return refusals.stream().anyMatch(refusal -> refusal.field().equals(field));
    }

    void refuse(String field, String code, Object... args) {
        refusals.add(new Refusal(field, code, args));
    }

    void refuseAll(List<Refusal> more) {
        refusals.addAll(more);
    }

    /** @throws RefusedInput when anything was refused */
    void done() {
        if (!refusals.isEmpty()) {
            throw new RefusedInput(refusals);
        }
    }

    private static boolean hasLoneSurrogate(String value) {
        return value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
