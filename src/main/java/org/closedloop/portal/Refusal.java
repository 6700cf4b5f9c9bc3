package org.closedloop.portal;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * Why a field is refused.
 *
 * @param field the field as the caller named it, such as {@code customer.email}
 * @param code  the text {@code refused.<code>} in the message files
 */
record Refusal(String field, String code, Object... args) {

    /** What a feature refuses by itself, in its own words. */
    static final String RULE = "rule";

    /** With the name of the field in front. */
    String sayNamed(MessageSource texts, Locale locale) {
        return texts.getMessage("field." + field, null, field, locale) + ": " + say(texts, locale);
    }

    String say(MessageSource texts, Locale locale) {
        if (code.equals(RULE)) {
            return RuleWords.say(texts, String.valueOf(args[0]), locale);
        }
        return texts.getMessage("refused." + code, Arrays.stream(args).map(String::valueOf).toArray(), locale);
    }
}
