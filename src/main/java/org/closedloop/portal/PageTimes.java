package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/** Moments as people say them, in the business zone. Public for the templates. */
@Component("pageTimes")
public class PageTimes {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final String CHINESE = Locale.CHINESE.getLanguage();

    private final WorkCalendar calendar;
    private final Clock clock;

    PageTimes(WorkCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A moment, with "today" or its neighbours in front. */
    public String say(Instant instant, Locale locale) {
        ZonedDateTime time = instant.atZone(calendar.zone());
        return near(time.toLocalDate(), locale) + pattern(locale, "EEEE d MMMM yyyy, HH:mm", "yyyy年M月d日（EEE）HH:mm").format(time);
    }

    /** A moment in the past, short. */
    public String when(Instant instant, Locale locale) {
        return instant == null ? "" : pattern(locale, "d MMM yyyy, HH:mm", "yyyy年M月d日 HH:mm").format(instant.atZone(calendar.zone()));
    }

    public String day(LocalDate day, Locale locale) {
        return pattern(locale, "EEEE d MMMM yyyy", "yyyy年M月d日（EEE）").format(day);
    }

    /** A moment as the field of a form has it: local time in the business zone. */
    public String field(Instant instant) {
        return FIELD.format(instant.atZone(calendar.zone()));
    }

    /** The moment that such a field names; null, and refused, when it names none. */
    Instant read(InputCheck check, String field, String value) {
        if (value == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(value).atZone(calendar.zone()).toInstant();
        } catch (DateTimeParseException e) {
            check.refuse(field, "moment");
            return null;
        }
    }

    public String zone(Locale locale) {
        return calendar.zone().getDisplayName(TextStyle.FULL, locale);
    }

    private String near(LocalDate day, Locale locale) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), calendar.zone()), day);
        boolean chinese = isChinese(locale);
        if (days == 0) {
            return chinese ? "今天，" : "today, ";
        }
        return days == 1 ? chinese ? "明天，" : "tomorrow, " : "";
    }

    private static DateTimeFormatter pattern(Locale locale, String english, String chinese) {
        return DateTimeFormatter.ofPattern(isChinese(locale) ? chinese : english, locale);
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(CHINESE);
    }
}
