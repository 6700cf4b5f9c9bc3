package org.closedloop.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A text as a customer might write it, and what it is: a line that a process owner keeps in {@code lexicon/examples.csv}. */
record Example(Category category, boolean emergency, String text) {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final List<String> COLUMNS = List.of("category", "emergency", "text");

    /** A malformed line stops the start and is named by file, line and reason. */
    static List<Example> read(String fileName, InputStream content) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8); CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                throw new IllegalStateException(fileName + ", line 1: the columns are " + String.join(",", COLUMNS));
            }
            for (CSVRecord row : parser) {
                try {
                    examples.add(example(row));
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(fileName + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        }
        requireBothKinds(fileName, examples);
        return List.copyOf(examples);
    }

    private static Example example(CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("expected " + COLUMNS.size() + " columns, found " + row.size() + ": a text with commas stands in quotation marks");
        }
        boolean emergency = switch (row.get("emergency")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("emergency is yes or no, not '" + row.get("emergency") + "'");
        };
        if (row.get("text").isEmpty()) {
            throw new IllegalArgumentException("the text is empty");
        }
        return new Example(category(row.get("category")), emergency, row.get("text"));
    }

    private static Category category(String name) {
        return Arrays.stream(Category.values()).filter(category -> category.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not one of " + Arrays.toString(Category.values())));
    }

    /** What has no example can never be recognised. */
    private static void requireBothKinds(String fileName, List<Example> examples) {
        for (Category category : Category.values()) {
            if (examples.stream().noneMatch(example -> example.category() == category)) {
                throw new IllegalStateException(fileName + ": no example of " + category);
            }
        }
        if (examples.stream().map(Example::emergency).distinct().count() < 2) {
            throw new IllegalStateException(fileName + ": there must be emergencies and others");
        }
    }
}
