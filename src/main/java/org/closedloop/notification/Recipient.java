package org.closedloop.notification;

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
        if (!email.isEmpty() && !email.matches("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+")) {
            throw new IllegalArgumentException("email is not one plain address");
        }
    }

    private static String clean(String field, String value) {
        if (value == null) {
            return "";
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException(field + " contains a control character");
        }
        return value.strip();
    }
}
