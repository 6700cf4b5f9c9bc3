package org.closedloop.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Which words mean the same to people who report a fault: {@code lexicon/synonyms.csv}, which a process owner extends. A meaning has words in
 * both languages, so a question in one finds an answer in the other.
 */
final class Synonyms {

    /** Before a meaning, so that it is no word. */
    static final String MEANING = "~";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true)
            .setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("concept", "language", "words");
    /** Words that may stand between those of a phrase. */
    private static final int GAP = 1;

    private record English(String meaning, List<String> stems) {}

    private record Chinese(String meaning, String words) {}

    private final Map<String, List<English>> english;
    private final Set<String> englishStems;
    private final List<Chinese> chinese;

    private Synonyms(Map<String, List<English>> english, List<Chinese> chinese) {
        this.english = english;
        this.englishStems = english.values().stream().flatMap(List::stream).flatMap(phrase -> phrase.stems().stream())
                .collect(Collectors.toSet());
        this.chinese = chinese;
    }

    /** A malformed line stops the start and is named by file, line and reason. */
    static Synonyms read(String fileName, InputStream content, WordReader words) throws IOException {
        Map<String, List<English>> english = new LinkedHashMap<>();
        List<Chinese> chinese = new ArrayList<>();
        try (Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8); CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw new IllegalStateException(fileName + ", line 1: the columns are " + String.join(",", COLUMNS));
            }
            for (CSVRecord row : parser) {
                String where = fileName + ", line " + parser.getCurrentLineNumber() + ": ";
                if (!row.isConsistent() || !row.get(0).matches("[A-Za-z]{2,30}")) {
                    throw new IllegalStateException(where + "a name in letters, en or zh, and the words with semicolons between them");
                }
                List<String> phrases = Arrays.stream(row.get(2).split(";")).map(String::strip).filter(phrase -> !phrase.isEmpty()).toList();
                String meaning = MEANING + row.get(0).toLowerCase(java.util.Locale.ROOT);
                switch (row.get(1)) {
                    case "en" -> phrases.forEach(phrase -> addEnglish(english, meaning, words.stems(WordReader.normalise(phrase)), where));
                    case "zh" -> phrases.forEach(phrase -> chinese.add(new Chinese(meaning, WordReader.normalise(phrase))));
                    default -> throw new IllegalStateException(where + "language is en or zh, not '" + row.get(1) + "'");
                }
            }
        }
        return new Synonyms(english, List.copyOf(chinese));
    }

    private static void addEnglish(Map<String, List<English>> english, String meaning, List<String> stems, String where) {
        if (stems.isEmpty()) {
            throw new IllegalStateException(where + "a phrase of words that say nothing");
        }
        english.computeIfAbsent(stems.get(0), first -> new ArrayList<>()).add(new English(meaning, stems));
    }

    /** Whether a word of any phrase in English has this stem. */
    boolean hasStem(String stem) {
        return englishStems.contains(stem);
    }

    /** What the text means, as far as the list knows. */
    Set<String> meanings(Words text) {
        Set<String> found = new LinkedHashSet<>();
        List<String> stems = text.stems();
        for (int at = 0; at < stems.size(); at++) {
            for (English phrase : english.getOrDefault(stems.get(at), List.of())) {
                if (follows(stems, at, phrase.stems())) {
                    found.add(phrase.meaning());
                }
            }
        }
        for (Chinese phrase : chinese) {
            if (phrase.words().length() == 1 ? text.singles().contains(phrase.words()) : text.plain().contains(phrase.words())) {
                found.add(phrase.meaning());
            }
        }
        return found;
    }

    private static boolean follows(List<String> stems, int at, List<String> phrase) {
        int last = at;
        for (int i = 1; i < phrase.size(); i++) {
            int next = -1;
            for (int here = last + 1; here <= Math.min(last + 1 + GAP, stems.size() - 1) && next < 0; here++) {
                next = stems.get(here).equals(phrase.get(i)) ? here : -1;
            }
            if (next < 0) {
                return false;
            }
            last = next;
        }
        return true;
    }
}
