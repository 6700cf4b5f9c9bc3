package org.closedloop.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A list that somebody imports: a header line, then one thing a row. Values of a cell that holds several are separated by semicolons. */
public final class CsvList {

    private static final int MOST_ROWS = 5000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true).setTrim(true).setIgnoreEmptyLines(true).get();

    private CsvList() {
    }

    /** Throws {@link InvalidInput} (field {@code file}) when the file is no such list. Optional columns may be missing in the header. */
    public static List<Line> read(Reader csv, List<String> columns, List<String> optional) {
        try (CSVParser parser = CSVParser.builder().setReader(csv).setFormat(FORMAT).get()) {
            List<String> header = parser.getHeaderNames().stream().map(name -> name.replace("\uFEFF", "")).toList();
            checkHeader(header, columns, optional);
            List<Line> lines = new ArrayList<>();
            long previous = parser.getCurrentLineNumber();
            for (CSVRecord row : parser) {
                if (lines.size() == MOST_ROWS) {
                    throw new InvalidInput("file", "at most " + MOST_ROWS + " rows");
                }
                lines.add(new Line(previous + 1, header, row));
                previous = parser.getCurrentLineNumber();
            }
            return lines;
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new InvalidInput("file", "cannot be read as comma-separated values");
        }
    }

    private static void checkHeader(List<String> header, List<String> columns, List<String> optional) {
        List<String> known = new ArrayList<>(columns);
        known.addAll(optional);
        if (!header.containsAll(columns) || !known.containsAll(header) || new HashSet<>(header).size() != header.size()) {
            throw new InvalidInput("file", "the first line must be " + String.join(",", columns)
                    + (optional.isEmpty() ? "" : ", and may have " + String.join(",", optional)));
        }
    }

    /** One row; its number is the line of the file. */
    public record Line(long number, List<String> header, CSVRecord row) {

        public void checkWidth() {
            if (row.size() != header.size()) {
                throw new InvalidInput(header.get(Math.min(row.size(), header.size() - 1)),
                        "the row must have " + header.size() + " columns, it has " + row.size());
            }
        }

        public boolean has(String column) {
            return header.contains(column);
        }

        /** Empty when there is none. */
        public String value(String column) {
            int index = header.indexOf(column);
            return index >= 0 && index < row.size() ? row.get(index) : "";
        }

        public SortedSet<String> codes(String column) {
            return Arrays.stream(value(column).split(";")).map(String::strip).filter(code -> !code.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Null when the cell is empty. */
        public LocalDate date(String column) {
            String text = value(column);
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new InvalidInput(column, "a date like 2026-10-01");
            }
        }

        /** Null when the cell is empty. */
        public LocalTime time(String column) {
            String text = value(column);
            try {
                return text.isEmpty() ? null : LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                throw new InvalidInput(column, "a time like 08:30");
            }
        }
    }
}
