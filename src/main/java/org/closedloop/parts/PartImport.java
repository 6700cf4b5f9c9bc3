package org.closedloop.parts;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;

/** Takes over a list of parts: a header line and the columns {@link #COLUMNS}. Every row is taken over or refused on its own. */
@Service
public class PartImport {

    public static final List<String> COLUMNS = List.of("number", "class", "name", "specification", "material", "unit", "unitPrice",
            "currency",
            "manufacturer", "contractNumber", "minimumStock");
    private static final int MOST_ROWS = 20_000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true).setTrim(true).setIgnoreEmptyLines(true).get();

    private final Catalogue catalogue;

    PartImport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What became of a row; a refused one names line and column and says what is expected there. */
    public record Row(long line, String number, Outcome outcome, String column, String message) {}

    /** What became of a row. */
    public enum Outcome { CREATED, CHANGED, REFUSED }

    /** Throws {@link InvalidInput} (field {@code file}) only when the whole file cannot be read as such a list. */
    public List<Row> read(Reader csv) {
        try (CSVParser parser = CSVParser.builder().setReader(csv).setFormat(FORMAT).get()) {
            if (!parser.getHeaderNames().stream().map(name -> name.replace("\uFEFF", "")).toList().equals(COLUMNS)) {
                throw new InvalidInput("file", "the first line must be " + String.join(",", COLUMNS));
            }
            List<Row> rows = new ArrayList<>();
            long line = parser.getCurrentLineNumber() + 1;
            for (CSVRecord row : parser) {
                if (rows.size() == MOST_ROWS) {
                    throw new InvalidInput("file", "at most " + MOST_ROWS + " rows");
                }
                rows.add(takeOver(line, row));
                line = parser.getCurrentLineNumber() + 1;
            }
            return rows;
        } catch (IOException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new InvalidInput("file", "cannot be read as comma-separated values");
        }
    }

    private Row takeOver(long line, CSVRecord row) {
        String number = row.size() > 0 ? row.get(0) : "";
        try {
            if (row.size() != COLUMNS.size()) {
                throw new InvalidInput(COLUMNS.get(Math.min(row.size(), COLUMNS.size() - 1)),
                        "the row must have " + COLUMNS.size() + " columns, it has " + row.size());
            }
            boolean created = catalogue.save(new Part(number, value(row, "class"), value(row, "name"), value(row, "specification"),
                    value(row, "material"), value(row, "unit"), amount(row), value(row, "currency"), value(row, "manufacturer"),
                    value(row, "contractNumber"), minimum(row)));
            return new Row(line, number, created ? Outcome.CREATED : Outcome.CHANGED, null, null);
        } catch (InvalidInput e) {
            return new Row(line, number, Outcome.REFUSED, e.field(), e.getMessage().substring(e.getMessage().indexOf(':') + 2));
        }
    }

    private static String value(CSVRecord row, String column) {
        String text = row.get(COLUMNS.indexOf(column));
        return text.isEmpty() ? null : text;
    }

    private static BigDecimal amount(CSVRecord row) {
        String text = value(row, "unitPrice");
        if (text != null && !text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw new InvalidInput("unitPrice", "an amount like 129.90");
        }
        return text == null ? null : new BigDecimal(text);
    }

    private static Integer minimum(CSVRecord row) {
        String text = value(row, "minimumStock");
        if (text != null && !text.matches("\\d{1,5}")) {
            throw new InvalidInput("minimumStock", "a whole number");
        }
        return text == null ? null : Integer.valueOf(text);
    }
}
