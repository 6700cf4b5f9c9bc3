package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTableCheckTest {

    private final DecisionTableCheck check = new DecisionTableCheck();

    @ParameterizedTest
    @ValueSource(strings = {"classifyComplaint", "serviceLevel", "assignTeam", "assignRediagnosis", "approveCompensation", "surveyResult", "warrantyCoverage",
        "rankEngineers", "stallLimit", "reportDay", "exchangeRate"})
    void takesTheShippedTables(String table) throws IOException {
        String content = read(table);
        assertThatCode(() -> check(table + ".dmn", content)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "serviceLevel        | \"3 working days\"         | \"3 workdays\"     | serviceLevel.dmn, row 2, cell 'limit': '3 workdays' is not a time limit",
        "serviceLevel        | \"3 working days\"         | 3 working days     | row 2, cell 'limit': '3 working days' is not text: write it in quotation marks",
        "serviceLevel        | \"3 working days\"         | ``                 | row 2, cell 'limit': it is empty",
        "serviceLevel        | <text>\"verification\"<    | <text>\"verify\"<  | row 2, cell 'kind': 'verify' is not one of firstResponse",
        "serviceLevel        | <text>\"emergency\"<       | <text>\"asap\"<    | row 8, cell 'urgency': 'asap' is not one of emergency",
        "assignTeam          | \"logistics\"              | \"logistic\"       | assignTeam.dmn, row 4, cell 'team': 'logistic' is not one of customer-service",
        "assignTeam          | <text>\"delivery\"<        | <text>\"shipping\"<| row 4, cell 'category': 'shipping' is not one of technical",
        "assignRediagnosis   | <text>team<                | <text>teem<        | row 1, cell 'group': 'teem' is not text",
        "assignRediagnosis   | >= 4                       | four               | row 3, cell 'round': 'four' is not a number",
        "assignRediagnosis   | <text>true<                | <text>yes<         | row 3, cell 'mayEndUnresolved': 'yes' is neither true nor false",
        "approveCompensation | > 500                      | 500 EUR            | row 1, cell 'amount': '500 EUR' is not a number",
        "surveyResult        | >= 3                       | three              | row 1, cell 'score': 'three' is not a number",
        "surveyResult        | name=\"satisfied\"         | name=\"happy\"     | surveyResult.dmn: the column satisfied is missing",
        "warrantyCoverage    | <text>\"chargeable\"<      | <text>\"paid\"<    | warrantyCoverage.dmn, row 2, cell 'coverage': 'paid' is not one of free",
        "warrantyCoverage    | <text>\"wear\"<            | <text>\"worn\"<    | row 6, cell 'faultCause': 'worn' is not one of design",
        "warrantyCoverage    | <text>true<                | <text>yes<         | row 3, cell 'inWarranty': 'yes' is neither true nor false",
        "rankEngineers       | -200                       | never              | rankEngineers.dmn, row 1, cell 'declined': 'never' is not a number",
        "stallLimit          | \"5 minutes\"              | \"2 working days\" | row 1, cell 'after': '2 working days' counts working time",
        "reportDay           | <text>4<                   | <text>fourth<      | reportDay.dmn, row 1, cell 'beforeDay': 'fourth' is not a number",
        "exchangeRate        | \"USD\"                    | \"Dollar\"         | exchangeRate.dmn, row 1, cell 'currency': 'Dollar' is not one of",
        "classifyComplaint   | <text>\"quality\"<         | <text>\"goods\"<   | classifyComplaint.dmn, table complaintCategory, row 5, cell 'leading': 'goods'",
        "classifyComplaint   | &gt;= 98                   | over 98            | table complaintUrgency, row 1, cell 'alarm': 'over 98' is not a number",
        "classifyComplaint   | <text>\"low\"<             | <text>\"lowest\"<  | cell 'urgency': 'lowest' is not one of emergency"})
    void refusesAWrongCellByTableRowAndCell(String table, String good, String wrong, String message) throws IOException {
        String escapedGood = good.startsWith("<") ? good : good.replace(">", "&gt;");
        String content = read(table);
        assertThat(content).contains(escapedGood);
        String broken = content.replaceFirst(Pattern.quote(escapedGood), wrong);
        assertThatExceptionOfType(BadUserRequestException.class).isThrownBy(() -> check(table + ".dmn", broken)).withMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoDecisionTable() {
        assertThatExceptionOfType(BadUserRequestException.class).isThrownBy(() -> check("serviceLevel.dmn", "limits: short"))
                .withMessageContaining("serviceLevel.dmn: this is not a decision table file");
    }

    @Test
    void leavesOtherTablesAlone() throws IOException {
        String other = read("surveyResult").replace("\"surveyResult\"", "\"lunchMenu\"").replace(">= 3", "soup");
        assertThatCode(() -> check("lunchMenu.dmn", other)).doesNotThrowAnyException();
    }

    private void check(String name, String content) {
        check.check(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String table) throws IOException {
        return Files.readString(DmnFiles.FOLDER.resolve(table + ".dmn"));
    }
}
