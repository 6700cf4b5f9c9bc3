package org.closedloop.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * What a person entered to complete a task. Taking it removes the fields from the engine in the same transaction, so that
 * neither texts nor personal data stay there; reading validates and names the field that is wrong.
 */
public final class TaskInput {

    private static final int MAX_TEXT = 4000;

    private final Map<String, Object> fields = new HashMap<>();
    private final String by;

    private TaskInput(String by) {
        this.by = by;
    }

    /** Takes the named fields out of the engine. */
    public static TaskInput take(DelegateTask task, String... names) {
        TaskInput input = new TaskInput(completedBy(task));
        for (String name : names) {
            if (task.hasVariable(name)) {
                input.fields.put(name, task.getVariable(name));
                task.removeVariable(name);
            }
        }
        return input;
    }

    private static String completedBy(DelegateTask task) {
        Authentication current = Context.getCommandContext().getAuthentication();
        return Optional.ofNullable(current).map(Authentication::getUserId).or(() -> Optional.ofNullable(task.getAssignee())).orElse("system");
    }

    /** The user who completed the task. */
    public String by() {
        return by;
    }

    public String text(String field) {
        return optionalText(field).orElseThrow(() -> new InvalidInput(field, "please fill in"));
    }

    public Optional<String> optionalText(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw new InvalidInput(field, "must be a text");
        }
        if (text.length() > MAX_TEXT) {
            throw new InvalidInput(field, "must not be longer than " + MAX_TEXT + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInput(field, "contains a character that cannot be stored");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    public boolean flag(String field) {
        return optionalFlag(field).orElseThrow(() -> new InvalidInput(field, "please choose yes or no"));
    }

    public Optional<Boolean> optionalFlag(String field) {
        Object value = fields.get(field);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> throw new InvalidInput(field, "must be yes or no");
        };
    }

    /** Whether a yes or a no was entered, where words are possible too. */
    public boolean isFlag(String field) {
        return fields.get(field) instanceof Boolean || String.valueOf(fields.get(field)).matches("(?i)true|false|yes|no");
    }

    public <E extends Enum<E>> E code(String field, Class<E> type) {
        return optionalCode(field, type).orElseThrow(() -> new InvalidInput(field, "please choose one of " + Arrays.toString(type.getEnumConstants())));
    }

    public <E extends Enum<E>> Optional<E> optionalCode(String field, Class<E> type) {
        return optionalText(field).map(code -> Arrays.stream(type.getEnumConstants()).filter(c -> c.name().equals(code)).findFirst()
                .orElseThrow(() -> new InvalidInput(field, "must be one of " + Arrays.toString(type.getEnumConstants()))));
    }

    public LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "must be a date like 2026-12-24");
        }
    }

    /** A moment with its offset, to the minute or finer: {@code 2026-12-24T09:00+08:00}. */
    public Instant moment(String field) {
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidInput(field, "must be a time like 2026-12-24T09:00+08:00");
        }
    }

    public BigDecimal amount(String field) {
        return optionalAmount(field).orElseThrow(() -> new InvalidInput(field, "please fill in"));
    }

    /** A currency by its three letters: {@code CNY}. */
    public String currency(String field) {
        try {
            return Currency.getInstance(text(field).toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(field, "must be a currency like CNY");
        }
    }

    public Optional<BigDecimal> optionalAmount(String field) {
        Object value = fields.get(field);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        BigDecimal amount = decimal(field, value);
        if (amount.signum() < 0 || amount.precision() - amount.scale() > 9 || amount.scale() > 2) {
            throw new InvalidInput(field, "must be an amount from 0 to 999999999.99");
        }
        return Optional.of(amount);
    }

    public Optional<Integer> optionalWhole(String field, int min, int max) {
        Object value = fields.get(field);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        BigDecimal number = decimal(field, value);
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw new InvalidInput(field, "must be a whole number from " + min + " to " + max);
        }
        return Optional.of(number.intValueExact());
    }

    private static BigDecimal decimal(String field, Object value) {
        String digits = value.toString();
        // a length limit first: "1e999999999" would take for ever to expand
        if (!digits.matches("-?\\d{1,18}(\\.\\d{1,9})?(E-?\\d)?")) {
            throw new InvalidInput(field, "must be a number");
        }
        return new BigDecimal(digits);
    }
}
