package org.closedloop.classification;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.closedloop.worktime.Limit;

/** What a cell of a column may say; a refusal is a text for the process owner, null means the cell is good. */
record CellRule(Pattern input, String inputHelp, Pattern output, String outputHelp, UnaryOperator<String> valueCheck, List<String> names) {

    private static final String STRING = "\"[^\"]*\"";
    private static final String AMOUNT = "-?\\d+(\\.\\d+)?";
    private static final String NUMBERS = "((<|<=|>|>=)\\s*)?" + AMOUNT + "|[\\[(\\]]\\s*" + AMOUNT + "\\s*\\.\\.\\s*" + AMOUNT + "\\s*[\\])\\[]";
    private static final Pattern STRINGS = Pattern.compile("not\\(\\s*" + list(STRING) + "\\s*\\)|" + list(STRING));
    private static final Pattern ONE_STRING = Pattern.compile(STRING);
    private static final Pattern ANY_NUMBERS = Pattern.compile("not\\(\\s*" + list(NUMBERS) + "\\s*\\)|" + list(NUMBERS));
    private static final Pattern ONE_NUMBER = Pattern.compile(AMOUNT);
    private static final Pattern ONE_TRUTH = Pattern.compile("true|false");
    private static final String IN_QUOTES = "is not text: write it in quotation marks";

    static CellRule codes(Collection<String> allowed) {
        return strings(code -> allowed.contains(code) ? null : "'" + code + "' is not one of " + String.join(", ", allowed));
    }

    static CellRule text() {
        return strings(text -> text.isBlank() ? "it is empty" : null);
    }

    static CellRule limit() {
        return strings(text -> refuseLimit(text, true));
    }

    /** A limit without working time. */
    static CellRule elapsed() {
        return strings(text -> refuseLimit(text, false));
    }

    private static String refuseLimit(String text, boolean workingTime) {
        try {
            boolean refused = Limit.parse(text).inWorkingTime() && !workingTime;
            return refused ? "'" + text + "' counts working time: write minutes, hours or days" : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    static CellRule number() {
        return new CellRule(ANY_NUMBERS, "is not a number: write for example 3, >= 3 or [1..5]", ONE_NUMBER, "is not a number", value -> null, List.of());
    }

    static CellRule truth() {
        return new CellRule(ONE_TRUTH, "is neither true nor false", ONE_TRUTH, "is neither true nor false", value -> null, List.of());
    }

    /** Also allows the result cell to be exactly this expression. */
    CellRule or(String name) {
        return new CellRule(input, inputHelp, output, outputHelp, valueCheck, Stream.concat(names.stream(), Stream.of(name)).toList());
    }

    /** An empty condition, or a hyphen, means any value. */
    String refuseInput(String cell) {
        if (cell.isEmpty() || cell.equals("-")) {
            return null;
        }
        return input.matcher(cell).matches() ? refuseValues(cell) : "'" + cell + "' " + inputHelp;
    }

    String refuseOutput(String cell) {
        if (names.contains(cell)) {
            return null;
        }
        if (cell.isEmpty()) {
            return "it is empty";
        }
        return output.matcher(cell).matches() ? refuseValues(cell) : "'" + cell + "' " + outputHelp;
    }

    private String refuseValues(String cell) {
        Matcher strings = ONE_STRING.matcher(cell);
        while (strings.find()) {
            String refusal = valueCheck.apply(strings.group().substring(1, strings.group().length() - 1));
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static CellRule strings(UnaryOperator<String> valueCheck) {
        return new CellRule(STRINGS, IN_QUOTES, ONE_STRING, IN_QUOTES, valueCheck, List.of());
    }

    private static String list(String item) {
        return "(" + item + ")(\\s*,\\s*(" + item + "))*";
    }
}
