package org.closedloop.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * Who is written to: an e-mail address, a telephone number or both. Control characters, line breaks above all, are refused here, so that
 * no name or address can ever add a header to a message.
 */
public record Recipient(String name, String email, String phone, String language) {

    public Recipient {
        name = clean("name", name);
        email = clean("email", email);
        phone = clean("phone", phone);
        language = "zh".equals(language) ? "zh" : "en";
        if (!email.isEmpty() && !isOnePlainAddress(email)) {
            throw new IllegalArgumentException("email is not one plain address");
        }
    }

    private static boolean isOnePlainAddress(String email) {
        try {
            return email.equals(new InternetAddress(email, true).getAddress()) && email.contains("@")
                    && email.chars().noneMatch(Character::isWhitespace);
        } catch (AddressException e) {
            return false;
        }
    }

    private static String clean(String field, String value) {
        if (value == null) {
            return "";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(field + " contains a control character");
        }
        return value.strip();
    }
}
