package org.closedloop.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A phrase of the lexicon. {@code [a/b]} means a or b, {@code […/]} with an empty choice means it may be absent,
 * {@code …} skips a few words of the same sentence, {@code *} any ending. English matches whole words with their usual endings. Chinese matches
 * anywhere, but its Latin letters and digits never as part of a longer code ({@code e2} is not found in "WE200").
 */
final class Phrase {

    private static final String SENTENCE_END = ".!?;。\\n";
    private static final String WORD_START = "(?<![\\p{L}\\p{N}])";
    private static final String WORD_END = "(?![\\p{L}\\p{N}])";
    private static final String BETWEEN_WORDS = "[\\s,\"'()\\-:]+";

    private static final String CODE_BOUNDARY = "(?:(?<![a-z0-9])|(?![a-z0-9]))";

    private final Pattern pattern;
    /** Of each group one is in any text that has the phrase: what has none needs no pattern, and that is nearly all. */
    private final List<List<String>> needed;

    private Phrase(String regex, List<List<String>> needed) {
        this.pattern = Pattern.compile(regex);
        this.needed = needed;
    }

    static Phrase english(String phrase) {
        return new Phrase(words(phrase), needed(parts(phrase, true), Phrase::beginning));
    }

    static Phrase chinese(String phrase) {
        StringBuilder regex = new StringBuilder(CODE_BOUNDARY);
        for (String part : parts(phrase.replace(" ", ""), false)) {
            if (part.equals("…")) {
                regex.append(gap(12));
            } else if (part.startsWith("[")) {
                regex.append(choices(part).stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")")));
            } else {
                regex.append(Pattern.quote(part));
            }
        }
        return new Phrase(regex.append(CODE_BOUNDARY).toString(), needed(parts(phrase.replace(" ", ""), false), choice -> choice));
    }

    /** Where in the text it occurs. */
    Stream<MatchResult> in(String text) {
        return mayOccurIn(text) ? pattern.matcher(text).results() : Stream.empty();
    }

    private boolean mayOccurIn(String text) {
        for (List<String> one : needed) {
            if (one.stream().noneMatch(text::contains)) {
                return false;
            }
        }
        return true;
    }

    private static List<List<String>> needed(List<String> parts, UnaryOperator<String> literally) {
        return parts.stream().filter(part -> !part.equals("…")).map(Phrase::alternatives).filter(choices -> !choices.contains(""))
                .map(choices -> choices.stream().map(literally).toList()).toList();
    }

    private static List<String> alternatives(String part) {
        return part.startsWith("[") ? choices(part) : List.of(part);
    }

    /** The first word up to where its endings differ. */
    private static String beginning(String words) {
        String word = words.strip().split("\\s+")[0];
        return word.endsWith("*") ? word.substring(0, word.length() - 1) : word.length() < 4 ? word : word.substring(0, word.length() - 1);
    }

    private static String words(String phrase) {
        StringBuilder regex = new StringBuilder();
        boolean first = true;
        boolean joined = true;
        for (String part : parts(phrase, true)) {
            if (part.equals("…")) {
                regex.append(gap(50));
                joined = true;
                continue;
            }
            List<String> choices = alternatives(part);
            boolean optional = choices.contains("");
            String words = choices.stream().filter(choice -> !choice.isEmpty()).map(Phrase::sequence).collect(Collectors.joining("|", "(?:", ")"));
            if (optional) {
                regex.append(first || joined ? "(?:" + words + BETWEEN_WORDS + ")?" : "(?:" + BETWEEN_WORDS + words + ")?");
                continue;
            }
            regex.append(first || joined ? "" : BETWEEN_WORDS).append(words);
            first = false;
            joined = false;
        }
        return regex.toString();
    }

    private static String sequence(String words) {
        List<String> patterns = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            patterns.add(WORD_START + stem(word) + WORD_END);
        }
        return String.join(BETWEEN_WORDS, patterns);
    }

    private static String stem(String word) {
        if (word.endsWith("*")) {
            return Pattern.quote(word.substring(0, word.length() - 1)) + "\\p{L}*";
        }
        char last = word.charAt(word.length() - 1);
        String body = word.substring(0, word.length() - 1);
        if (word.length() < 4 || !Character.isLetter(last)) {
            return Pattern.quote(word) + (word.length() == 3 && Character.isLetter(last) ? "s?" : "");
        }
        if (last == 'e') {
            return Pattern.quote(body) + "(?:e|es|ed|ing)";
        }
        if (last == 'y' && "aeiou".indexOf(body.charAt(body.length() - 1)) < 0) {
            return Pattern.quote(body) + "(?:y|ies|ied|ying)";
        }
        return Pattern.quote(word) + "(?:s|es|" + last + "?ed|" + last + "?ing)?";
    }

    private static String gap(int length) {
        return "[^" + SENTENCE_END + "]{0," + length + "}?";
    }

    private static List<String> choices(String part) {
        return List.of(part.substring(1, part.length() - 1).split("/", -1));
    }

    private static List<String> parts(String phrase, boolean splitAtSpaces) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean choice = false;
        for (char c : phrase.toCharArray()) {
            boolean boundary = !choice && (c == '[' || c == '…' || splitAtSpaces && c == ' ');
            if (boundary && part.length() > 0) {
                parts.add(part.toString());
                part.setLength(0);
            }
            if (c == '[' || c == ']') {
                choice = checkedChoice(phrase, choice, c);
            }
            if (c == '…' && !choice) {
                parts.add("…");
            } else if (choice || c != ' ' || !splitAtSpaces) {
                part.append(c);
            }
            if (c == ']') {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        if (choice) {
            throw new IllegalArgumentException("'" + phrase + "': a bracket is not closed");
        }
        if (part.length() > 0) {
            parts.add(part.toString());
        }
        if (parts.stream().allMatch("…"::equals)) {
            throw new IllegalArgumentException("the phrase is empty");
        }
        return parts;
    }

    private static boolean checkedChoice(String phrase, boolean inside, char bracket) {
        if (inside == (bracket == '[')) {
            throw new IllegalArgumentException("'" + phrase + "': brackets do not match");
        }
        return bracket == '[';
    }
}
