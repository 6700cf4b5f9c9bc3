package org.closedloop.document;

import java.math.BigDecimal;
import java.util.List;

/** A report before it has a form, its words in the reader's language. */
public record Paper(String title, String subtitle, List<Part> parts) {

    public Paper {
        parts = List.copyOf(parts);
    }

    /**
     * A table with what is said about it.
     *
     * @param notes sentences below the title
     * @param rows  texts, whole numbers and amounts as what they are; null: an empty cell
     * @param bars  the same as a picture; empty: none
     */
    public record Part(String title, List<String> notes, List<String> head, List<List<Object>> rows, List<Bar> bars) {

        public Part(String title, List<String> notes, List<String> head, List<List<Object>> rows) {
            this(title, notes, head, rows, List.of());
        }
    }

    /**
     * A bar of a chart.
     *
     * @param value what is written at its end
     * @param percent its length, of the longest one
     */
    public record Bar(String label, String value, int percent) {
    }

    /** Whether a column's head is set to the right, as its cells are. */
    public boolean isNumbers(Part part, int column) {
        return part.rows().stream().anyMatch(row -> column < row.size() && isNumber(row.get(column)));
    }

    /** Whether a cell is set to the right. */
    public boolean isNumber(Object cell) {
        return cell instanceof Number;
    }

    /** A cell as people read it: amounts with all their digits, whole numbers as they are. */
    public String say(Object cell) {
        return cell == null ? "" : cell instanceof BigDecimal amount ? amount.toPlainString() : cell.toString();
    }
}
