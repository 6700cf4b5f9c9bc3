package org.closedloop.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the features refuse by themselves, which they say in English, in the reader's language: the text {@code said.<words>} of the message
 * files, its numbers or its list put in. Words without a translation stay as they are. Public for the templates.
 */
@Component("ruleWords")
public class RuleWords {

    private static final Pattern LIST = Pattern.compile("(.*one of(?= \\[)|only .* out of|the first line must be) (.+)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private static final List<String> CLASSES = List.of("category", "urgency", "importance");

    private final MessageSource texts;

    RuleWords(MessageSource texts) {
        this.texts = texts;
    }

    public String say(String words, Locale locale) {
        return say(texts, words, locale);
    }

    /** What a line of the timeline says: a code or a rule in the reader's words, what people wrote as they wrote it. */
    public String entry(String kind, String text, Locale locale) {
        String[] parts = text.split(": ", 2);
        String rest = parts.length == 1 ? "" : ": " + parts[1];
        return switch (kind) {
            case "letterSent" -> texts.getMessage("letter." + text, null, text, locale);
            case "classified" -> classes(parts[0].split(", "), locale) + (parts.length == 1 ? "" : ": " + say(parts[1], locale));
            case "coverageDecided" -> texts.getMessage("repair.coverage." + parts[0], null, parts[0], locale)
                    + (parts.length == 1 ? "" : ": " + say(parts[1], locale));
            case "beyondDecided" -> texts.getMessage("beyond." + parts[0], null, parts[0], locale) + rest;
            default -> text;
        };
    }

    /** Category, urgency and importance, in this order. */
    private String classes(String[] codes, Locale locale) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            words.add(i < CLASSES.size() ? texts.getMessage(CLASSES.get(i) + "." + codes[i], null, codes[i], locale) : codes[i]);
        }
        return String.join(", ", words);
    }

    static String say(MessageSource texts, String words, Locale locale) {
        Matcher list = LIST.matcher(words);
        Object[] args = list.matches() ? new Object[] {list.group(2)} : NUMBER.matcher(words).results().map(found -> found.group()).toArray();
        return texts.getMessage("said." + key(list.matches() ? list.group(1) : words), args, words, locale);
    }

    static String key(String words) {
        return NUMBER.matcher(words).replaceAll("#").replaceAll("[^A-Za-z#]+", "-").replaceAll("^-|-$", "");
    }
}
