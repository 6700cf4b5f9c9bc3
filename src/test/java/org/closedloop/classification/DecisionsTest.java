package org.closedloop.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.closedloop.Covers;
import org.closedloop.worktime.Limit;
import org.closedloop.worktime.WorkCalendar;
import org.closedloop.worktime.WorktimeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsTest {

    private static final List<String> TABLES = List.of("serviceLevel", "assignTeam", "assignRediagnosis", "approveCompensation", "surveyResult",
        "warrantyCoverage", "rankEngineers", "stallLimit", "reportDay", "exchangeRate");
    private static final DmnFiles FILES = new DmnFiles();
    private static final Decisions DECISIONS = new Decisions(FILES);

    @AfterAll
    static void everyRowWasUsed() {
        assertThat(FILES.rowsApplied()).containsAll(DmnFiles.rowsOf(TABLES));
    }

    @ParameterizedTest
    @Covers({"R-064", "R-072", "R-091", "G-02"})
    @CsvSource({
        "firstResponse, emergency, 24 hours", "firstResponse, high, 24 hours", "firstResponse, normal, 24 hours", "firstResponse, low, 24 hours",
        "verification, normal, 3 working days", "rediagnosis, normal, 24 hours", "callBackOpens, normal, 3 days", "callBack, normal, 7 days",
        "surveyReminder, normal, 2 days", "surveyExpiry, normal, 30 days", "confirmClassification, normal, 2 hours",
        "confirmClassification, emergency, 30 minutes", "explainFindings, normal, 1 working days", "agreeSolution, normal, 2 working days",
        "decideUnsolvable, normal, 1 working days", "approveCompensation, normal, 1 working days", "reviewMajorQuality, normal, 5 working days",
        "callCustomerWithResult, normal, 1 working days", "reachCustomerOtherwise, normal, 1 working days",
        "handling, normal, 24 hours", "repairConfirmation, normal, 2 hours", "appointment, normal, 1 working days",
        "dispatchEngineer, normal, 1 hours", "dispatchEngineer, emergency, 15 minutes", "decideBeyondEngineer, normal, 4 working hours",
        "prepareQuotation, normal, 1 working days", "recordCustomerDecision, normal, 3 working days",
        "coordinateManufacturer, normal, 3 working days", "repairOnsite, normal, 1 working days",
        "repairInWorkshop, normal, 3 working days", "inspectRepairedProduct, normal, 1 working days",
        "confirmationOpens, normal, 24 hours", "confirmRepair, normal, 1 working days", "decideFurtherRepair, normal, 1 working days",
        "orderPart, emergency, 1 hours", "orderPart, normal, 1 working days", "issuePart, emergency, 1 hours",
        "issuePart, normal, 4 working hours", "confirmPartReceipt, normal, 3 working days", "partArrival, normal, 10 working days",
        "countStock, normal, 5 working days", "approveDifferences, normal, 2 working days",
        "visitAgreement, normal, 3 working days", "serviceReply, normal, 12 hours", "answerObjection, normal, 7 days"})
    void serviceLevel(String kind, Urgency urgency, String limit) {
        assertThat(DECISIONS.serviceLevel(kind, urgency)).isEqualTo(Limit.parse(limit));
    }

    @ParameterizedTest
    @Covers("G-02")
    @ValueSource(strings = {"firstResponse", "verification", "rediagnosis", "callBackOpens", "callBack", "surveyReminder", "surveyExpiry",
        "confirmClassification", "explainFindings", "agreeSolution", "decideUnsolvable", "approveCompensation", "reviewMajorQuality",
        "callCustomerWithResult", "reachCustomerOtherwise",
        "handling", "repairConfirmation", "appointment", "dispatchEngineer", "decideBeyondEngineer", "prepareQuotation",
        "recordCustomerDecision", "coordinateManufacturer", "repairOnsite", "repairInWorkshop", "inspectRepairedProduct",
        "confirmationOpens", "confirmRepair", "decideFurtherRepair", "orderPart", "issuePart", "confirmPartReceipt", "partArrival",
        "countStock", "approveDifferences", "visitAgreement", "serviceReply", "answerObjection"})
    void everyUrgencyHasALimitAndAnEmergencyNeverALongerOne(String kind) {
        WorkCalendar calendar = new WorkCalendar(
                new WorktimeSettings(ZoneId.of("Asia/Shanghai"), "cn", List.of("09:00-12:00", "13:30-18:00"), null));
        Instant start = Instant.parse("2026-09-29T02:00:00Z");
        Instant emergency = calendar.due(start, DECISIONS.serviceLevel(kind, Urgency.emergency));
        for (Urgency urgency : Urgency.values()) {
            assertThat(emergency).isBeforeOrEqualTo(calendar.due(start, DECISIONS.serviceLevel(kind, urgency)));
        }
    }

    @ParameterizedTest
    @CsvSource({"jobStuck, PT5M, 1", "undeliverable, PT30M, 1", "unusuallyLong, P14D, 5"})
    void stallLimit(String reason, Duration after, int timesUsual) {
        assertThat(DECISIONS.stallLimit(reason)).isEqualTo(new StallLimit(after, timesUsual));
    }

    @ParameterizedTest
    @Covers({"R-320", "R-321", "C-24"})
    @CsvSource({"marketing, 4", "technicalCentre, 5"})
    void reportDay(String reader, int day) {
        assertThat(DECISIONS.reportDay(reader)).isEqualTo(day);
    }

    @Test
    void aCurrencyHasARateOrNone() {
        assertThat(List.of("USD", "EUR", "HKD")).allSatisfy(currency -> assertThat(DECISIONS.exchangeRate(currency)).get()
                .satisfies(rate -> assertThat(rate).isPositive()));
        assertThat(DECISIONS.exchangeRate("XAF")).isEmpty();
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> DECISIONS.serviceLevel("haircut", Urgency.normal))
                .withMessageContaining("serviceLevel").withMessageContaining("haircut");
    }

    @ParameterizedTest
    @Covers({"R-064", "R-067"})
    @CsvSource({"technical, technical-support", "usage, technical-support", "quality, quality", "service, customer-service",
        "delivery, logistics", "other, customer-service"})
    void teamFor(Category category, String team) {
        assertThat(DECISIONS.teamFor(category, false)).isEqualTo(team);
        assertThat(DECISIONS.teamFor(category, true)).isEqualTo(team);
    }

    @ParameterizedTest
    @EnumSource
    void everyCategoryHasATeam(Category category) {
        assertThat(DECISIONS.teamFor(category, true)).isNotBlank();
    }

    @ParameterizedTest
    @Covers("G-07")
    @CsvSource({"1, quality, false", "2, quality, false", "3, service-supervisors, false", "4, management, true", "17, management, true"})
    void rediagnosis(int round, String group, boolean mayEnd) {
        assertThat(DECISIONS.rediagnosisGroup(round, "quality")).isEqualTo(group);
        assertThat(DECISIONS.mayEndUnresolved(round)).isEqualTo(mayEnd);
    }

    @ParameterizedTest
    @Covers({"R-073", "G-12"})
    @CsvSource({"0, false", "500, false", "500.00, false", "500.01, true", "1000000, true"})
    void compensationNeedsApproval(BigDecimal amount, boolean needed) {
        assertThat(DECISIONS.compensationNeedsApproval(amount)).isEqualTo(needed);
    }

    @ParameterizedTest
    @Covers("G-06")
    @CsvSource({"true, 5, true", "true, 3, true", "true, 2, false", "false, 5, false", "false, 1, false"})
    void satisfied(boolean solved, int score, boolean satisfied) {
        assertThat(DECISIONS.satisfied(solved, score)).isEqualTo(satisfied);
    }

    @ParameterizedTest(name = "known {0}, in warranty {1}, {2}, part {3}, in scope {4}: {5}")
    @Covers({"R-144", "C-17", "G-08"})
    @CsvSource({
        "false, false, manufacture, ,          false, ask,        no warranty data of this product",
        "false, false, misuse,      ,          false, ask,        no warranty data of this product",
        "true,  false, manufacture, ,          true,  chargeable, out of warranty",
        "true,  false, misuse,      ,          false, chargeable, out of warranty",
        "true,  true,  manufacture, ,          true,  free,       'in warranty, manufacture, assembly or material'",
        "true,  true,  assembly,    ,          true,  free,       'in warranty, manufacture, assembly or material'",
        "true,  true,  material,    consumable, true, free,       'in warranty, manufacture, assembly or material'",
        "true,  true,  material,    ,          false, ask,        'in warranty, cause not covered'",
        "true,  true,  design,      ,          false, free,       'in warranty, design or software'",
        "true,  true,  software,    ,          false, free,       'in warranty, design or software'",
        "true,  true,  wear,        ,          true,  free,       'in warranty, cause covered by the contract'",
        "true,  true,  wear,        consumable, false, chargeable, 'in warranty, a consumable that is used up'",
        "true,  true,  wear,        ,          false, ask,        'in warranty, cause not covered'",
        "true,  true,  misuse,      consumable, false, ask,       'in warranty, cause not covered'",
        "true,  true,  transport,   ,          false, ask,        'in warranty, cause not covered'",
        "true,  true,  installation, ,         false, ask,        'in warranty, cause not covered'",
        "true,  true,  staff,       ,          false, ask,        'in warranty, cause not covered'",
        "true,  true,  information, ,          false, ask,        'in warranty, cause not covered'",
        "true,  true,  unknown,     ,          false, ask,        'in warranty, cause not covered'"})
    void coverage(boolean known, boolean inWarranty, String cause, String partClass, boolean withinScope, Coverage.Code code, String rule) {
        Coverage coverage = DECISIONS.coverage(new CoverageFacts(known, inWarranty, cause, partClass, withinScope));

        assertThat(coverage).isEqualTo(new Coverage(code, rule));
        assertThat(coverage.needsQuotation()).isEqualTo(code != Coverage.Code.free);
    }

    @ParameterizedTest
    @EnumSource
    void skillsAndLoadMoveAnEngineerUpAndDown(Urgency urgency) {
        RankingPoints points = DECISIONS.rankingPoints(urgency);

        assertThat(points.of("skillModel")).isGreaterThan(points.of("skillSeries"));
        assertThat(points.of("skillSeries")).isGreaterThan(points.of("skillFault")).isPositive();
        assertThat(points.of("openOrder")).isNegative();
        assertThat(points.of("declined")).isLessThan(-points.of("skillModel") - points.of("sameRegion"));
        assertThat(DECISIONS.rankingPoints(Urgency.emergency).of("offDuty")).isLessThanOrEqualTo(points.of("offDuty"));
        assertThatIllegalStateException().isThrownBy(() -> points.of("shoeSize")).withMessageContaining("shoeSize");
    }
}
