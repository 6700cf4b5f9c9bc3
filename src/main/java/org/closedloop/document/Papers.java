package org.closedloop.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.closedloop.document.Paper.Part;
import org.closedloop.engine.CsvSheet;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Gives a paper its form. What somebody typed is never a formula, in whatever program it is opened (ADR 23). */
@Component
public class Papers {

    private static final int LONGEST_NAME = 31;
    private static final int WIDEST = 60;
    private static final int NARROWEST = 10;

    private final PdfPages pdf;

    Papers(PdfPages pdf) {
        this.pdf = pdf;
    }

    public byte[] pdf(Paper paper, String company, Locale language) {
        return pdf.set("paper", Map.of("paper", paper, "company", company), language);
    }

    /** A sheet for each part; numbers are numbers, texts are texts. */
    public byte[] spreadsheet(Paper paper) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "ClosedLoop", "1.0")) {
            Set<String> names = new HashSet<>();
            for (Part part : paper.parts()) {
                fill(book.newWorksheet(sheetName(part.title(), names)), paper, part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, Paper paper, Part part) {
        int line = 0;
        sheet.value(line, 0, paper.title());
        sheet.style(line++, 0).bold().fontSize(14).set();
        sheet.value(line++, 0, paper.subtitle());
        for (String note : part.notes()) {
            sheet.value(line++, 0, note);
        }
        line++;
        for (int column = 0; column < part.head().size(); column++) {
            sheet.value(line, column, part.head().get(column));
            sheet.style(line, column).bold().fillColor("E9F4F1").set();
            sheet.width(column, width(paper, part, column));
        }
        line++;
        for (List<Object> row : part.rows()) {
            for (int column = 0; column < row.size(); column++) {
                write(sheet, line, column, row.get(column));
            }
            line++;
        }
    }

    private static void write(Worksheet sheet, int line, int column, Object cell) {
        if (cell instanceof BigDecimal amount) {
            sheet.value(line, column, amount);
            sheet.style(line, column).format(amount.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(amount.scale())).set();
        } else if (cell instanceof Number number) {
            sheet.value(line, column, number);
        } else if (cell != null) {
            sheet.value(line, column, cell.toString());
            sheet.style(line, column).wrapText(true).verticalAlignment("top").set();
        }
    }

    private static double width(Paper paper, Part part, int column) {
        int longest = Math.max(shown(part.head().get(column)), part.rows().stream().filter(row -> column < row.size())
                .mapToInt(row -> shown(paper.say(row.get(column)))).max().orElse(0));
        return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
    }

    /** A Chinese character is as wide as two letters. */
    private static int shown(String text) {
        return text.codePoints().map(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? 2 : 1).sum();
    }

    private static String sheetName(String title, Set<String> taken) {
        String plain = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        String name = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        for (int number = 2; !taken.add(name); number++) {
            String end = " " + number;
            name = plain.substring(0, Math.min(LONGEST_NAME - end.length(), plain.length())) + end;
        }
        return name;
    }

    /** All parts one below the other, as UTF-8 with the mark by which Excel knows it. */
    public byte[] csv(Paper paper) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(CsvSheet.safe(paper.title()));
            printer.printRecord(CsvSheet.safe(paper.subtitle()));
            for (Part part : paper.parts()) {
                printer.println();
                printer.printRecord(CsvSheet.safe(part.title()));
                for (String note : part.notes()) {
                    printer.printRecord(CsvSheet.safe(note));
                }
                printer.printRecord(part.head().stream().map(CsvSheet::safe));
                for (List<Object> row : part.rows()) {
                    printer.printRecord(row.stream().map(cell -> cell(paper, cell)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object cell(Paper paper, Object cell) {
        return paper.isNumber(cell) ? paper.say(cell) : CsvSheet.safe(paper.say(cell));
    }
}
