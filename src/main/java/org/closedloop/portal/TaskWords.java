package org.closedloop.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Tasks as lists say them: the name in the reader's language, as Tasklist has it, and how much time is left. Public for the templates. */
@Component("taskWords")
public class TaskWords {

    private static final String CHINESE = "META-INF/resources/webjars/camunda/app/tasklist/closedloop-1/texts-zh.json";
    private static final Duration SOON = Duration.ofHours(4);

    private final Map<String, String> chinese;
    private final MessageSource texts;
    private final Clock clock;

    TaskWords(MessageSource texts, ObjectMapper json, Clock clock) throws IOException {
        try (InputStream file = new ClassPathResource(CHINESE).getInputStream()) {
            chinese = json.readValue(file, new TypeReference<>() { });
        }
        this.texts = texts;
        this.clock = clock;
    }

    public String name(String name, Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese.getOrDefault(name, name) : name;
    }

    /** "2 h 10 min left" or "3 h overdue". */
    public String left(Instant dueAt, Locale locale) {
        Duration left = Duration.between(clock.instant(), dueAt);
        return texts.getMessage(left.isNegative() ? "staff.tasks.late" : "staff.tasks.left", new Object[] {span(left.abs(), locale)}, locale);
    }

    /** How it is marked: late, soon or left. */
    public String mark(Instant dueAt) {
        Duration left = Duration.between(clock.instant(), dueAt);
        return left.isNegative() ? "late" : left.compareTo(SOON) < 0 ? "soon" : "left";
    }

    /** Its two largest units. */
    private String span(Duration time, Locale locale) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        long days = minutes / 1440;
        long hours = minutes % 1440 / 60;
        if (days > 0) {
            return unit("days", days, locale) + (hours > 0 ? " " + unit("hours", hours, locale) : "");
        }
        return hours == 0 ? unit("minutes", minutes, locale) : unit("hours", hours, locale)
                + (minutes % 60 > 0 ? " " + unit("minutes", minutes % 60, locale) : "");
    }

    private String unit(String unit, long amount, Locale locale) {
        return texts.getMessage("staff.span." + unit, new Object[] {String.valueOf(amount)}, locale);
    }
}
