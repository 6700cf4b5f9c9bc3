package org.closedloop.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer's name where it stands in a text (C-25): the whole name however it is written; a part of it only as names are written, and
 * only if it is no word of the language, so that "Wei An" takes no "an" and "Blue Water Hotel" no water out of an answer.
 */
final class PersonName {

    private static final String BEFORE = "(?<![\\p{IsLatin}\\p{Nd}])";
    private static final String AFTER = "(?![\\p{IsLatin}\\p{Nd}])";
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String HONORED = "(?=先生|女士|小姐|太太|师傅|老师|经理)";
    private static final int SHORTEST_PART = 3;
    /** What such a name is made of are words of the language. */
    private static final Set<String> ORGANISATIONS = Set.of(("hotel restaurant cafe bar inn hostel hospital clinic pharmacy school college "
            + "university institute kindergarten laundry company co corp corporation inc ltd limited llc plc gmbh ag kg bank office shop "
            + "store market supermarket mall factory works plant group holding holdings services service trading industries international "
            + "association club church city council authority").split(" "));

    private final List<Pattern> patterns;

    /** @param name may be null, and then is nowhere */
    PersonName(String name, Predicate<String> ordinary) {
        List<String> words = name == null ? List.of()
                : Arrays.stream(BLANKS.split(name.strip())).map(word -> AROUND.matcher(word).replaceAll(""))
                        .filter(word -> !word.isEmpty()).toList();
        List<String> han = words.stream().filter(word -> HAN.matcher(word).find()).toList();
        List<String> latin = words.stream().filter(word -> !han.contains(word)).toList();
        List<Pattern> found = new ArrayList<>(inChinese(String.join("", han)));
        if (latin.size() > 1) {
            found.add(whole(latin));
            boolean organisation = latin.stream().anyMatch(word -> ORGANISATIONS.contains(word.toLowerCase(Locale.ROOT)));
            found.addAll(organisation ? List.of() : parts(latin, word -> word.length() >= SHORTEST_PART && !ordinary.test(word)));
        } else {
            found.addAll(parts(latin, word -> word.length() > 1));
        }
        this.patterns = List.copyOf(found);
    }

    String replaced(String text, String replacement) {
        String without = text;
        for (Pattern pattern : patterns) {
            without = pattern.matcher(without).replaceAll(Matcher.quoteReplacement(replacement));
        }
        return without;
    }

    private static List<Pattern> inChinese(String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            return List.of();
        }
        String surnames = Stream.of(2, 1).filter(characters -> characters < length || length == 1 && characters == 1)
                .map(characters -> name.substring(0, name.offsetByCodePoints(0, characters))).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        Pattern surname = Pattern.compile("(?:" + surnames + ")" + HONORED);
        return length == 1 ? List.of(surname) : List.of(spaced(name), surname);
    }

    /** Blanks may stand within it. */
    private static Pattern spaced(String name) {
        return Pattern.compile(name.codePoints().mapToObj(Character::toString).map(Pattern::quote).collect(Collectors.joining("\\s*")));
    }

    /** In this order; of two words, also the other way round. */
    private static Pattern whole(List<String> words) {
        String straight = words.stream().map(Pattern::quote).collect(Collectors.joining("\\s+"));
        String reversed = words.size() == 2 ? "|" + Pattern.quote(words.get(1)) + ",?\\s+" + Pattern.quote(words.get(0)) : "";
        return Pattern.compile(BEFORE + "(?:" + straight + reversed + ")" + AFTER, ANY_CASE);
    }

    private static List<Pattern> parts(List<String> words, Predicate<String> names) {
        List<String> telling = words.stream().filter(names).distinct().toList();
        String any = words.stream().filter(word -> word.length() > 1).map(Pattern::quote).collect(Collectors.joining("|"));
        // somebody who writes everything small signs small
        Stream<Pattern> signed = any.isEmpty() ? Stream.empty()
                : Stream.of(Pattern.compile("(?<=\\n)(?:" + any + ")(?=[ \\t.,!]*(?:\\n|$))", ANY_CASE));
        String told = telling.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Stream<Pattern> introduced = told.isEmpty() ? Stream.empty()
                : Stream.of(Pattern.compile("(?<=my name is |this is |i am |i'm )(?:" + told + ")" + AFTER, ANY_CASE));
        return Stream.of(signed, introduced, telling.stream().map(PersonName::written)).flatMap(pattern -> pattern).toList();
    }

    /** With a capital, as names are. */
    private static Pattern written(String word) {
        String first = word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        String rest = word.substring(word.offsetByCodePoints(0, 1));
        return Pattern.compile(Stream.of(first + rest, first + rest.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT)).distinct()
                .map(Pattern::quote).collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER)));
    }
}
