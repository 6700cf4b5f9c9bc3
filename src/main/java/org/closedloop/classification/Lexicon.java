package org.closedloop.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The words a process owner keeps in {@code lexicon/signals.csv}: weighs a text by signal and lets nothing of the text out. */
final class Lexicon {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("signal", "language", "phrase", "weight", "unless");
    private static final int MAX_WEIGHT = 9;
    private static final int LONGEST_TEXT = 10_000;
    private static final String SENTENCE_ENDS = ".!?;。\n";
    private static final Pattern CONTRACTED_NOT = Pattern.compile(
            "(?<=(?<![a-z])(?:do|does|did|is|are|was|were|has|have|had|could|would|should|must|need|might))n'?t(?![a-z])");
    private static final Pattern NO_BEFORE = Pattern.compile(
            "(?:(?<![a-z])(?:no|not|never|without|nor|neither)(?: (?:a|an|any|the|yet|been|be|is|in))?[ ]|没有|没|未|不会|不是|并未|并非|毫无|无|不)$");
    private static final Pattern BETWEEN_CHINESE = Pattern.compile("(?<=\\p{IsHan})[ \\t]+(?=\\p{IsHan})");

    private record Entry(Signal signal, Phrase phrase, int weight, List<Phrase> unless) {
    }

    private final List<Entry> entries;

    private Lexicon(List<Entry> entries) {
        this.entries = entries;
    }

    /** A malformed line stops the start and is named by file, line and reason. */
    static Lexicon read(String fileName, InputStream content) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8); CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw new IllegalStateException(fileName + ", line 1: the columns are " + String.join(",", COLUMNS));
            }
            for (CSVRecord row : parser) {
                try {
                    entries.add(entry(row));
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(fileName + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        }
        return new Lexicon(List.copyOf(entries));
    }

    /** How much the words of the text weigh for each signal; every phrase counts once. */
    Map<Signal, Integer> weigh(String text) {
        String normal = normalise(text);
        Map<Signal, Integer> weights = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            weights.put(signal, 0);
        }
        for (Entry entry : entries) {
            if (occurs(entry, normal)) {
                weights.merge(entry.signal, entry.weight, Integer::sum);
            }
        }
        return weights;
    }

    private static Entry entry(CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("expected " + COLUMNS.size() + " columns, found " + row.size());
        }
        boolean chinese = switch (row.get("language")) {
            case "zh" -> true;
            case "en" -> false;
            default -> throw new IllegalArgumentException("language is en or zh, not '" + row.get("language") + "'");
        };
        List<Phrase> unless = Arrays.stream(row.get("unless").split(";")).map(String::strip).filter(text -> !text.isEmpty())
                .map(text -> phrase(text, chinese)).toList();
        return new Entry(signal(row.get("signal")), phrase(row.get("phrase"), chinese), weight(row.get("weight")), unless);
    }

    private static Signal signal(String name) {
        return Arrays.stream(Signal.values()).filter(signal -> signal.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not one of " + Arrays.toString(Signal.values())));
    }

    private static int weight(String text) {
        if (!text.matches("[1-" + MAX_WEIGHT + "]")) {
            throw new IllegalArgumentException("weight is a number from 1 to " + MAX_WEIGHT + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Phrase phrase(String text, boolean chinese) {
        return chinese ? Phrase.chinese(text.toLowerCase(Locale.ROOT)) : Phrase.english(text.toLowerCase(Locale.ROOT));
    }

    private static boolean occurs(Entry entry, String text) {
        return entry.phrase.in(text).anyMatch(found -> !isDenied(entry.signal, text, found.start())
                && entry.unless.stream().allMatch(unless -> unless.in(sentence(text, found)).findAny().isEmpty()));
    }

    private static boolean isDenied(Signal signal, String text, int start) {
        return !signal.isCategory() && NO_BEFORE.matcher(text).region(Math.max(0, start - 20), start).find();
    }

    private static String sentence(String text, MatchResult found) {
        int from = found.start();
        while (from > 0 && SENTENCE_ENDS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        int to = found.end();
        while (to < text.length() && SENTENCE_ENDS.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to);
    }

    private static String normalise(String text) {
        String shortened = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        String normal = Normalizer.normalize(shortened, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'').replace('\t', ' ');
        normal = normal.replace("can't", "can not").replace("cannot", "can not").replace("won't", "will not");
        normal = CONTRACTED_NOT.matcher(normal).replaceAll(" not");
        return BETWEEN_CHINESE.matcher(normal).replaceAll("");
    }
}
