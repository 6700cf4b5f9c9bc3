package org.closedloop.worktime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The special days of a region, one file per year; a malformed file stops the start and names file, line and reason. */
final class CalendarFiles {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader().setSkipHeaderRecord(true).setTrim(true).setIgnoreEmptyLines(true).get();
    private static final Set<String> COLUMNS = Set.of("date", "kind", "name");
    private static final Set<String> OPTIONAL_COLUMNS = Set.of("hours");

    /** A day that differs from Monday to Friday; {@code hours} is null for a day off or one with the normal hours. */
    record SpecialDay(boolean works, WorkingHours hours) {
    }

    private final Map<LocalDate, SpecialDay> days = new TreeMap<>();
    private final Set<Integer> years = new TreeSet<>();

    static CalendarFiles load(String region, Path directory) {
        CalendarFiles files = new CalendarFiles();
        try {
            Pattern name = Pattern.compile(Pattern.quote(region) + "-(\\d{4})\\.csv");
            if (directory != null) {
                files.readDirectory(directory, name);
            }
            for (Resource resource : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:processes/calendars/" + region + "-*.csv")) {
                files.read(resource.getFilename(), name, resource::getInputStream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar files of region " + region + " cannot be read", e);
        }
        return files;
    }

    SpecialDay find(LocalDate day) {
        return days.get(day);
    }

    boolean covers(int year) {
        return years.contains(year);
    }

    private void readDirectory(Path directory, Pattern name) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("closedloop.worktime.calendars: " + directory + " is not a directory");
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            read(file.getFileName().toString(), name, () -> Files.newInputStream(file));
        }
    }

    /** The first file of a year wins, so the owner's directory comes before what was shipped. */
    private void read(String fileName, Pattern name, Source source) throws IOException {
        Matcher matcher = name.matcher(fileName);
        if (!matcher.matches()) {
            return;
        }
        int year = Integer.parseInt(matcher.group(1));
        if (!years.add(year)) {
            return;
        }
        try (InputStream in = source.open();
             Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
             CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            checkColumns(fileName, parser);
            for (CSVRecord row : parser) {
                try {
                    add(year, row);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IllegalStateException(fileName + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static void checkColumns(String fileName, CSVParser parser) {
        Set<String> columns = new TreeSet<>(parser.getHeaderNames());
        columns.removeAll(OPTIONAL_COLUMNS);
        if (!columns.equals(COLUMNS)) {
            throw new IllegalStateException(fileName + ", line 1: the columns are date,kind,name and optionally hours, not "
                    + String.join(",", parser.getHeaderNames()));
        }
    }

    private void add(int year, CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("expected " + row.getParser().getHeaderNames().size() + " columns, found " + row.size());
        }
        LocalDate date = LocalDate.parse(row.get("date"));
        if (date.getYear() != year) {
            throw new IllegalArgumentException(date + " does not belong to the file's year " + year);
        }
        String own = row.isMapped("hours") ? row.get("hours") : "";
        SpecialDay day = switch (row.get("kind")) {
            case "workday" -> new SpecialDay(true, own.isEmpty() ? null : WorkingHours.parse(List.of(own.split("[;\\s]+"))));
            case "holiday" -> {
                if (!own.isEmpty()) {
                    throw new IllegalArgumentException("a holiday has no working hours");
                }
                yield new SpecialDay(false, null);
            }
            default -> throw new IllegalArgumentException("kind is holiday or workday, not '" + row.get("kind") + "'");
        };
        if (days.put(date, day) != null) {
            throw new IllegalArgumentException(date + " is listed twice");
        }
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }
}
