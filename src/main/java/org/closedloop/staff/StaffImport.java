package org.closedloop.staff;

import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.closedloop.engine.InvalidInput;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over a list of staff: a header line and the columns {@link #COLUMNS}, teams separated by semicolons, dates as 2026-10-01. Every
 * row is taken over or refused on its own. People who are not on the list stay as they are.
 */
@Service
public class StaffImport {

    public static final List<String> COLUMNS =
            List.of("userId", "name", "email", "language", "teams", "absentFrom", "absentUntil", "substitute");

    private static final int MOST_ROWS = 5000;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true).setTrim(true).setIgnoreEmptyLines(true).get();

    private final StaffDirectory directory;
    private final TransactionTemplate transaction;

    StaffImport(StaffDirectory directory, PlatformTransactionManager transactions) {
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a row; a refused one names line and column and says what is expected there. */
    public record Row(long line, String userId, Outcome outcome, String column, String message) {
    }

    /** What became of a row. */
    public enum Outcome { CREATED, CHANGED, REFUSED }

    /** Throws {@link InvalidInput} (field {@code file}) only when the whole file cannot be read as such a list. */
    public List<Row> read(Reader csv) {
        List<Line> lines = parse(csv);
        List<Row> rows = new ArrayList<>();
        List<Line> accepted = new ArrayList<>();
        for (Line line : lines) {
            Row row = attempt(line, false);
            rows.add(row);
            if (row.outcome() != Outcome.REFUSED && !line.value("substitute").isEmpty()) {
                accepted.add(line);
            }
        }
        // substitutes come last, for they may stand further down in the same list
        for (Line line : accepted) {
            Row row = attempt(line, true);
            if (row.outcome() == Outcome.REFUSED) {
                rows.replaceAll(earlier -> earlier.line() == row.line() ? row : earlier);
            }
        }
        return rows;
    }

    private Row attempt(Line line, boolean withSubstitute) {
        try {
            return transaction.execute(status -> takeOver(line, withSubstitute));
        } catch (InvalidInput e) {
            return line.refused(e.field(), e.getMessage().substring(e.getMessage().indexOf(':') + 2));
        } catch (OptimisticLockingFailureException e) {
            return line.refused("userId", "changed by somebody else at this moment, import it again");
        }
    }

    private Row takeOver(Line line, boolean withSubstitute) {
        line.checkWidth();
        StaffEntry before = directory.entry(line.value("userId")).orElse(null);
        String substitute = withSubstitute ? line.value("substitute") : null;
        directory.save(new StaffEntry(line.value("userId"), line.value("name"), line.value("email"),
                line.value("language").toLowerCase(Locale.ROOT), line.teams(), line.date("absentFrom"), line.date("absentUntil"), substitute,
                before == null || before.active(), before == null ? 0 : before.version()));
        return new Row(line.number(), line.value("userId"), before == null ? Outcome.CREATED : Outcome.CHANGED, null, null);
    }

    private static List<Line> parse(Reader csv) {
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder().setReader(csv).setFormat(FORMAT).get()) {
            List<String> header = parser.getHeaderNames().stream().map(name -> name.replace("\uFEFF", "")).toList();
            if (!header.equals(COLUMNS)) {
                throw new InvalidInput("file", "the first line must be " + String.join(",", COLUMNS));
            }
            long previous = parser.getCurrentLineNumber();
            for (CSVRecord row : parser) {
                if (lines.size() == MOST_ROWS) {
                    throw new InvalidInput("file", "at most " + MOST_ROWS + " rows");
                }
                lines.add(new Line(previous + 1, row));
                previous = parser.getCurrentLineNumber();
            }
            return lines;
        } catch (IOException | IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException e) {
            throw new InvalidInput("file", "cannot be read as comma-separated values");
        }
    }

    private record Line(long number, CSVRecord row) {

        void checkWidth() {
            if (row.size() != COLUMNS.size()) {
                throw new InvalidInput(COLUMNS.get(Math.min(row.size(), COLUMNS.size() - 1)),
                        "the row must have " + COLUMNS.size() + " columns, it has " + row.size());
            }
        }

        String value(String column) {
            int index = COLUMNS.indexOf(column);
            return index < row.size() ? row.get(index) : "";
        }

        SortedSet<String> teams() {
            return Arrays.stream(value("teams").split(";")).map(String::strip).filter(team -> !team.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        LocalDate date(String column) {
            String text = value(column);
            try {
                return text.isEmpty() ? null : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new InvalidInput(column, "a date like 2026-10-01");
            }
        }

        Row refused(String column, String message) {
            return new Row(number, value("userId"), Outcome.REFUSED, column, message);
        }
    }
}
