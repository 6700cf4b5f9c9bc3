package org.closedloop.knowledge;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of a text what names a person or a single device: known names, addresses and serial numbers, and whatever looks like a mail
 * address, a phone number or another long number (C-25). It cannot know every name, so an editor reads before anything is published.
 */
final class Masking {

    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");
    private static final Pattern SERIAL = Pattern.compile("(?i)((?:serial(?:\\s+(?:number|no\\.?))?|s/n|序列号|机身号|出厂编号)\\s*(?:is|[:：#]|为|是)?\\s*)([a-z0-9][a-z0-9/-]{2,})");
    private static final Pattern SHORT_SERIAL = Pattern.compile("(?i)(?<![a-z0-9])SN[-:： ]?[a-z0-9-]*\\d[a-z0-9-]*");
    private static final Pattern NAMED = Pattern.compile("(?i)((?:my name is|this is|i am called)\\s+)((?-i:\\p{Lu}[\\p{L}'-]+)(?:\\s+(?-i:\\p{Lu}[\\p{L}'-]+))?)");
    private static final Pattern NAMED_IN_CHINESE = Pattern.compile("((?:我叫|我姓|姓名[:：]?|联系人[:：]?)\\s*)(\\p{IsHan}{1,3})");
    private static final Pattern SIGNED = Pattern.compile("(?im)((?:regards|sincerely|yours),?\\s*\\n\\s*)(\\p{Lu}[^\\n]{1,40})$");
    private static final Pattern TITLED = Pattern.compile(
            "\\b((?:Mr|Mrs|Ms|Miss|Dr|Madam|Herr|Frau)\\.?\\s+)(\\p{Lu}[\\p{L}'-]+(?:\\s+\\p{Lu}[\\p{L}'-]+)?)");
    /** Chinese needs no blank around a number, and an identity number may end with X; letters with digits are a model or an error code. */
    private static final Pattern LONG_NUMBER = Pattern.compile(
            "(?:(?<![\\p{IsLatin}\\p{Nd}]|[\\p{IsLatin}\\p{Nd}]-)\\p{Nd}(?:[ -]?\\p{Nd}){6,}|(?<=-)\\p{Nd}{15,})"
                    + "[Xx]?(?![\\p{IsLatin}\\p{Nd}])");
    private static final int SHORTEST_KNOWN = 2;

    private final boolean chinese;
    private final PersonName name;
    private final List<String> serials;
    private final String address;

    /**
     * Any text may be null.
     *
     * @param ordinary whether a word is one of the language rather than a name
     */
    Masking(String language, String customer, String serial, String address, Predicate<String> ordinary) {
        this.chinese = "zh".equals(language);
        this.name = new PersonName(customer, ordinary);
        this.serials = Stream.of(serial).filter(Objects::nonNull).filter(one -> one.length() >= SHORTEST_KNOWN).toList();
        this.address = address;
    }

    /** Null stays null. */
    String mask(String text) {
        if (text == null) {
            return null;
        }
        // a name may be part of a mail address
        String masked = MAIL.matcher(text).replaceAll(Matcher.quoteReplacement(word("mail", "邮箱")));
        masked = LINK.matcher(masked).replaceAll(Matcher.quoteReplacement(word("link", "链接")));
        masked = literally(masked, address, word("address", "地址"));
        for (String serial : serials) {
            masked = literally(masked, serial, word("serial number", "序列号"));
        }
        masked = name.replaced(masked, word("name", "姓名"));
        masked = SERIAL.matcher(masked).replaceAll(found -> holdsDigit(found.group(2))
                ? Matcher.quoteReplacement(found.group(1) + word("serial number", "序列号")) : Matcher.quoteReplacement(found.group()));
        masked = SHORT_SERIAL.matcher(masked).replaceAll(Matcher.quoteReplacement(word("serial number", "序列号")));
        masked = phones(masked);
        masked = behind(NAMED, masked, word("name", "姓名"));
        masked = behind(NAMED_IN_CHINESE, masked, word("name", "姓名"));
        masked = behind(TITLED, masked, word("name", "姓名"));
        masked = behind(SIGNED, masked, word("name", "姓名"));
        return LONG_NUMBER.matcher(masked).replaceAll(Matcher.quoteReplacement(word("number", "号码")));
    }

    private String phones(String text) {
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (PhoneNumberMatch match : PhoneNumberUtil.getInstance().findNumbers(text, "CN", Leniency.VALID, Long.MAX_VALUE)) {
            masked.append(text, from, match.start()).append(word("phone", "电话"));
            from = match.end();
        }
        return masked.append(text.substring(from)).toString();
    }

    private static String behind(Pattern pattern, String text, String replacement) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + replacement));
    }

    private static String literally(String text, String what, String replacement) {
        return what == null || what.isBlank() ? text
                : Pattern.compile(Pattern.quote(what.strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text)
                        .replaceAll(Matcher.quoteReplacement(replacement));
    }

    private static boolean holdsDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private String word(String english, String inChinese) {
        return "[" + (chinese ? inChinese : english) + "]";
    }
}
