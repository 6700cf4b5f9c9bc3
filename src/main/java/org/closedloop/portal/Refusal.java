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

    String say(MessageSource texts, Locale locale) {
        return texts.getMessage("refused." + code, Arrays.stream(args).map(String::valueOf).toArray(), locale);
    }
}
