package org.closedloop.engine;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A list that somebody exports for a spreadsheet: what a person typed is never taken for a formula there. */
public final class CsvSheet {

    /** Tells spreadsheets that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvSheet() {
    }

    public static byte[] write(List<String> header, List<? extends List<?>> rows) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (List<?> row : rows) {
                csv.printRecord(row.stream().map(CsvSheet::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Numbers stay numbers. */
    private static Object cell(Object value) {
        return value == null || value instanceof Number ? value : safe(Objects.toString(value));
    }

    /** A text that begins, after blanks, as a formula does, in ASCII or full width, gets a mark in front; a sign alone is none. */
    public static String safe(String text) {
        String start = text.stripLeading();
        boolean formula = start.length() > 1 && "=+-@＝＋－＠|%".indexOf(start.charAt(0)) >= 0;
        boolean moves = !text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0;
        return formula || moves ? "'" + text : text;
    }
}
