package org.closedloop.classification;

import static java.util.Map.entry;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;

/** Refuses a decision table with a cell that could not be used later, and says which: table, row and cell. */
class DecisionTableCheck {

    private static final CellRule KINDS = CellRule.codes(List.of("firstResponse", "verification", "rediagnosis", "callBackOpens", "callBack",
            "surveyReminder", "surveyExpiry", "confirmClassification", "explainFindings", "agreeSolution", "decideUnsolvable",
            "approveCompensation", "reviewMajorQuality", "callCustomerWithResult", "reachCustomerOtherwise", "handling", "repairConfirmation", "appointment",
            "dispatchEngineer", "decideBeyondEngineer", "prepareQuotation", "recordCustomerDecision", "coordinateManufacturer", "repairOnsite",
            "repairInWorkshop", "inspectRepairedProduct", "confirmationOpens", "confirmRepair", "decideFurtherRepair",
            "orderPart", "issuePart", "confirmPartReceipt", "partArrival", "countStock", "approveDifferences", "visitAgreement",
            "serviceReply", "answerObjection"));
    private static final CellRule CATEGORIES = CellRule.codes(names(Category.values()));
    private static final CellRule URGENCIES = CellRule.codes(names(Urgency.values()));
    private static final CellRule IMPORTANCES = CellRule.codes(names(Importance.values()));
    private static final CellRule CAUSES = CellRule.codes(List.of("design", "manufacture", "material", "assembly", "transport",
            "installation", "misuse", "wear", "staff", "information", "expectation", "software", "unknown"));
    private static final List<String> RANKING = List.of("skillModel", "skillSeries", "skillFault", "sameRegion", "otherRegion", "openOrder",
            "offDuty", "standsIn", "declined", "silent", "sameEngineer", "senior");
    private static final CellRule GROUPS = CellRule.codes(List.of("customer-service", "technical-support", "quality", "sales", "logistics",
            "purchasing", "warehouse", "dispatch", "field-engineers", "workshop", "service-supervisors", "management", "process-owners"));
    private static final List<String> CURRENCIES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).sorted().toList();
    private static final CellRule NUMBER = CellRule.number();
    private static final CellRule TRUTH = CellRule.truth();
    private static final CellRule NAME = CellRule.text();

    private static final Map<String, Columns> TABLES = Map.ofEntries(
            entry("serviceLevel", new Columns(Map.of("kind", KINDS, "urgency", URGENCIES), Map.of("limit", CellRule.limit()))),
            entry("assignTeam", new Columns(Map.of("category", CATEGORIES, "aboutConduct", TRUTH), Map.of("team", GROUPS))),
            entry("assignRediagnosis", new Columns(Map.of("round", NUMBER), Map.of("group", GROUPS.or("team"), "mayEndUnresolved", TRUTH))),
            entry("approveCompensation", new Columns(Map.of("amount", NUMBER), Map.of("approvalNeeded", TRUTH))),
            entry("warrantyCoverage", new Columns(
                    Map.of("productKnown", TRUTH, "inWarranty", TRUTH, "faultCause", CAUSES, "partClass", NAME, "withinScope", TRUTH),
                    Map.of("coverage", CellRule.codes(names(Coverage.Code.values())), "rule", NAME))),
            entry("rankEngineers", new Columns(Map.of("urgency", URGENCIES), RANKING.stream().collect(Collectors.toMap(r -> r, r -> NUMBER)))),
            entry("stallLimit", new Columns(Map.of("reason", CellRule.codes(List.of("jobStuck", "undeliverable", "unusuallyLong"))),
                    Map.of("after", CellRule.elapsed(), "timesUsual", NUMBER))),
            entry("reportDay", new Columns(Map.of("reader", CellRule.codes(List.of("marketing", "technicalCentre"))), Map.of("beforeDay", NUMBER))),
            entry("exchangeRate", new Columns(Map.of("currency", CellRule.codes(CURRENCIES)), Map.of("rate", NUMBER))),
            entry("surveyResult", new Columns(Map.of("solved", TRUTH, "score", NUMBER), Map.of("satisfied", TRUTH))),
            entry("complaintCategory", new Columns(Map.of("leading", CATEGORIES, "likelihood", NUMBER, "strength", NUMBER),
                    Map.of("category", CATEGORIES.or("leading"), "categorySure", TRUTH, "categoryRule", NAME))),
            entry("complaintUrgency", new Columns(
                    Map.of("danger", NUMBER, "stopped", NUMBER, "haste", NUMBER, "patience", NUMBER, "leading", CATEGORIES,
                            "alarm", NUMBER),
                    Map.of("urgency", URGENCIES, "urgencySure", TRUTH, "urgencyRule", NAME))),
            entry("complaintImportance", new Columns(Map.of("weighty", NUMBER, "trifle", NUMBER, "urgency", URGENCIES),
                    Map.of("importance", IMPORTANCES))),
            entry("classifyComplaint", new Columns(Map.of("categorySure", TRUTH, "urgencySure", TRUTH, "urgency", URGENCIES, "conduct", NUMBER),
                    Map.of("category", CATEGORIES.or("category"), "urgency", URGENCIES.or("urgency"), "importance", IMPORTANCES.or("importance"),
                            "aboutConduct", TRUTH.or("conduct >= 1"), "sure", TRUTH, "rule", NAME.or("categoryRule").or("urgencyRule")))));

    private record Columns(Map<String, CellRule> inputs, Map<String, CellRule> outputs) {
    }

    void check(String fileName, InputStream content) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(content);
        } catch (ModelException e) {
            throw new BadUserRequestException(fileName + ": this is not a decision table file", e);
        }
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            Columns columns = TABLES.get(decision.getId());
            if (columns != null && decision.getExpression() instanceof DecisionTable table) {
                new TableCheck(decision.getId().equals(baseName(fileName)) ? fileName : fileName + ", table " + decision.getId(), columns).check(table);
            }
        }
    }

    private record TableCheck(String place, Columns columns) {

        void check(DecisionTable table) {
            List<String> inputs = table.getInputs().stream().map(TableCheck::nameOf).toList();
            List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
            requireColumns(columns.outputs.keySet(), outputs);
            int row = 0;
            for (Rule rule : table.getRules()) {
                row++;
                checkRow(row, inputs, columns.inputs, rule.getInputEntries().stream().map(cell -> cell.getTextContent().strip()).iterator(), true);
                checkRow(row, outputs, columns.outputs, rule.getOutputEntries().stream().map(cell -> cell.getTextContent().strip()).iterator(), false);
            }
        }

        private void checkRow(int row, List<String> names, Map<String, CellRule> rules, Iterator<String> cells, boolean input) {
            for (String name : names) {
                String cell = cells.hasNext() ? cells.next() : "";
                CellRule rule = rules.get(name);
                String refusal = rule == null ? null : input ? rule.refuseInput(cell) : rule.refuseOutput(cell);
                if (refusal != null) {
                    throw new BadUserRequestException(place + ", row " + row + ", cell '" + name + "': " + refusal);
                }
            }
        }

        private void requireColumns(Collection<String> expected, Collection<String> found) {
            Collection<String> missing = new TreeSet<>(expected);
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                throw new BadUserRequestException(place + ": the column " + String.join(", ", missing) + " is missing");
            }
        }

        private static String nameOf(Input input) {
            return input.getInputExpression().getText().getTextContent().strip();
        }
    }

    private static String baseName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return name.endsWith(".dmn") ? name.substring(0, name.length() - ".dmn".length()) : name;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).<String>map(Enum::name).toList();
    }
}
