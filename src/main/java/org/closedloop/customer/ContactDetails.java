package org.closedloop.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.closedloop.engine.InvalidInput;

/**
 * How a customer names themselves and can be reached (R-036, R-038): at least one of e-mail and phone. Phone numbers without a
 * country code are read as Chinese ones and kept in international form, so that the same number is the same customer.
 */
public record ContactDetails(String name, String email, String phone, String language) {

    public ContactDetails {
        name = line("name", name, 200);
        if (name == null) {
            throw new InvalidInput("name", "please tell us your name");
        }
        email = mailAddress(line("email", email, 254));
        phone = phoneNumber(line("phone", phone, 40));
        if (email == null && phone == null) {
            throw new InvalidInput("email", "please give an e-mail address or a phone number");
        }
        language = language == null || language.isBlank() ? "zh" : language.strip();
        if (!language.equals("en") && !language.equals("zh")) {
            throw new InvalidInput("language", "must be en or zh");
        }
    }

    private static String line(String field, String value, int max) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, "must not contain line breaks or control characters");
        }
        String line = value.strip();
        if (line.length() > max) {
            throw new InvalidInput(field, "must not be longer than " + max + " characters");
        }
        return line;
    }

    private static String mailAddress(String email) {
        if (email == null) {
            return null;
        }
        try {
            InternetAddress address = new InternetAddress(email, true);
            if (!email.equals(address.getAddress()) || !email.contains("@") || !email.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new InvalidInput("email", "is not an e-mail address");
            }
            return email;
        } catch (AddressException e) {
            throw new InvalidInput("email", "is not an e-mail address");
        }
    }

    private static String phoneNumber(String phone) {
        if (phone == null) {
            return null;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(phone, "CN");
            if (!numbers.isPossibleNumber(number)) {
                throw new InvalidInput("phone", "is not a phone number");
            }
            return numbers.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw new InvalidInput("phone", "is not a phone number");
        }
    }
}
