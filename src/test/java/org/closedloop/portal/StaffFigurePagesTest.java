package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.closedloop.Covers;
import org.closedloop.reporting.GeneratedMonth;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** The figures' page and its downloads: who reads them, what is refused, and that all forms say the same. */
class StaffFigurePagesTest extends PortalTest {

    private static final String REFERENCE = "MR-25-02";

    private final String product = "=GEN-" + UUID.randomUUID();
    private final String asked = "?from=2026-03-01&until=2026-03-31&product=" + product;
    private GeneratedMonth month;

    @BeforeEach
    void generate() {
        month = new GeneratedMonth(jdbc, product, YearMonth.of(2026, 3), 7).cases(60);
        Timestamp due = Timestamp.from(Instant.parse("2025-03-03T10:00:00Z"));
        jdbc.sql("insert into monthly_report (reference, month, opened_at, marketing_due_at, technical_due_at, marketing_sent_at, technical_sent_at, currency, gathered_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'CNY', ?)").params(REFERENCE, LocalDate.of(2025, 2, 1), due, due, due, due, due, due).update();
        jdbc.sql("insert into monthly_cost (reference, kind, currency, amount, rate, converted) values (?, 'dispatch', 'USD', 100.05, 7.1, 710.36)")
                .param(REFERENCE).update();
    }

    @AfterEach
    void remove() {
        month.remove();
        jdbc.sql("delete from monthly_cost where reference = ?").param(REFERENCE).update();
        jdbc.sql("delete from monthly_report where reference = ?").param(REFERENCE).update();
    }

    @Test
    void whoAnswersForFiguresReadsThem() throws Exception {
        for (String path : List.of("/staff/figures", "/staff/figures/export.csv" + asked, "/staff/figures/reports", "/staff/figures/reports/" + REFERENCE,
                "/staff/figures/reports/" + REFERENCE + ".xlsx")) {
            for (String user : List.of("management", "service-supervisors", "admin")) {
                assertThat(asStaff(user, get(path)).getStatus()).as("%s for %s", path, user).isEqualTo(200);
            }
            for (String user : List.of("sales", "customer-service", "engineer-li", "process-owners")) {
                assertThat(asStaff(user, get(path)).getStatus()).as("%s for %s", path, user).isEqualTo(403);
            }
            assertThat(asStaff("quality", get(path)).getStatus()).as("%s for quality, who writes the measures", path)
                    .isEqualTo(path.contains("reports") ? 200 : 403);
            assertThat(page(path).getStatus()).as("%s for nobody", path).isIn(302, 401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyPageSpeaksTheReadersLanguage(String language) throws Exception {
        for (String path : List.of("/staff/figures" + asked, "/staff/figures/reports", "/staff/figures/reports/" + REFERENCE)) {
            String page = asStaff("management", get(path).param("lang", language)).getContentAsString(StandardCharsets.UTF_8);
            assertThat(page).doesNotContain("??").contains(language.equals("en") ? "Monthly reports" : "月度报表");
        }
        assertThat(asStaff("management", get("/staff/figures" + asked).param("lang", language)).getContentAsString(StandardCharsets.UTF_8))
                .contains(language.equals("en") ? "Half of the complaints first answered" : "期间首次答复的投诉中", "<svg", "<rect");
    }

    @ParameterizedTest
    @CsvSource({"from=2026-03-01&until=2026-02-01", "from=soon&until=2026-02-01", "from=2026-01-01&until=2040-01-01", "from=2026-03-01&until=2026-03-02&team=heroes"})
    void whatCannotBeAnsweredIsRefused(String query) throws Exception {
        assertThat(asStaff("management", get("/staff/figures?" + query)).getStatus()).isEqualTo(400);
        assertThat(asStaff("management", get("/staff/figures/export.csv?" + query)).getStatus()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"-4000-01-01, 2026-03-01", "+400000-01-01, +400000-01-02", "2026-03-01, +999999999-12-31", "+999999999-12-31, +999999999-12-31",
        "1969-12-31, 1970-01-02", "9998-12-31, 9999-01-01"})
    void daysThatNoDatabaseKnowsAreRefused(String from, String until) throws Exception {
        for (String path : List.of("/staff/figures", "/staff/figures/export.csv")) {
            assertThat(asStaff("management", get(path).param("from", from).param("until", until)).getStatus()).as(path).isEqualTo(400);
        }
        assertThat(asStaff("management", get("/staff/inquiries").param("from", from).param("until", until)).getStatus()).isEqualTo(400);
    }

    @Test
    void unknownReportsAndFormsAreNotThere() throws Exception {
        for (String path : List.of("/staff/figures/export.exe" + asked, "/staff/figures/reports/MR-99-01", "/staff/figures/reports/" + REFERENCE + ".exe")) {
            assertThat(asStaff("management", get(path)).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void allFormsSayTheSame() throws Exception {
        String page = asStaff("management", get("/staff/figures" + asked)).getContentAsString(StandardCharsets.UTF_8);
        MockHttpServletResponse csv = asStaff("management", get("/staff/figures/export.csv" + asked));
        byte[] xlsx = asStaff("management", get("/staff/figures/export.xlsx" + asked)).getContentAsByteArray();
        byte[] pdf = asStaff("management", get("/staff/figures/export.pdf" + asked)).getContentAsByteArray();
        assertThat(csv.getHeader("Content-Disposition")).startsWith("attachment").contains(".csv");

        String list = csv.getContentAsString(StandardCharsets.UTF_8);
        assertThat(list).contains("'" + product).doesNotContain("," + product, "\n" + product);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx)); PDDocument document = Loader.loadPDF(pdf)) {
            String paper = new PDFTextStripper().getText(document);
            List<Sheet> sheets = book.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).contains("Quality of service", "Steps that overran", "People, trips and days");
            var figures = sheets.get(0).read().stream().filter(row -> row.getCellCount() == 5 && row.getCellText(2).matches("hours|days|%|points of 5|min|per 100 cases"))
                    .toList();
            assertThat(figures).hasSize(19).allSatisfy(row -> {
                String value = row.getCell(1).getText();
                assertThat(page).contains(">" + row.getCellText(0) + "<", ">" + value + "<");
                assertThat(list).contains(row.getCellText(0) + "," + value + ",");
                assertThat(paper).contains(value);
            });
        }
    }

    @Test
    @Covers("R-267")
    void stepsThatAreLateStandBesideTheFigures() throws Exception {
        String page = asStaff("management", get("/staff/figures" + asked)).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Tasks past their due date now", "Steps completed late", "whatever the period");
        assertThat(asStaff("management", get("/staff/figures" + asked).param("lang", "zh")).getContentAsString(StandardCharsets.UTF_8))
                .contains("当前逾期任务", "逾期完成的环节");
    }

    @Test
    void aLetterThatCouldNotBeDeliveredIsShownInRed() throws Exception {
        assertThat(asStaff("quality", get("/staff/figures/reports")).getContentAsString()).doesNotContain("could not be delivered");
        jdbc.sql("""
                insert into outbox_message (id, kind, case_reference, round, purpose, channel, address, recipient_name, language, subject, text, status,
                    next_try_at, message_id, created_at)
                values (?, 'monthlyStatistics', ?, 1, '', 'email', 'head@gone.example', 'Head', 'en', 's', 't', 'failed', now(), ?, now())""")
                .params(UUID.randomUUID(), REFERENCE, UUID.randomUUID().toString()).update();
        try {
            for (String path : List.of("/staff/figures/reports", "/staff/figures/reports/" + REFERENCE)) {
                assertThat(asStaff("quality", get(path)).getContentAsString()).as(path)
                        .containsPattern("class=\"tag red\"\\s*>could not be delivered to head@gone.example<");
            }
        } finally {
            jdbc.sql("delete from outbox_message where case_reference = ?").param(REFERENCE).update();
        }
    }

    @Test
    @Covers("R-321")
    void theMeasuresOfTheMonthBeforeAreFollowedUp() throws Exception {
        Timestamp at = Timestamp.from(Instant.parse("2025-02-03T10:00:00Z"));
        jdbc.sql("insert into monthly_report (reference, month, opened_at, marketing_due_at, technical_due_at, marketing_sent_at, technical_sent_at, measures)"
                + " values ('MR-25-01', ?, ?, ?, ?, ?, ?, 'Pumps are tested <twice>.')").params(LocalDate.of(2025, 1, 1), at, at, at, at, at).update();
        try {
            assertThat(asStaff("quality", get("/staff/figures/reports/" + REFERENCE)).getContentAsString(StandardCharsets.UTF_8))
                    .contains("Measures of the month before", "MR-25-01", "Pumps are tested &lt;twice&gt;.");
        } finally {
            jdbc.sql("delete from monthly_report where reference = 'MR-25-01'").update();
        }
    }

    @Test
    void daysOfAYearWithoutACalendarAreAssumed() throws Exception {
        assertThat(asStaff("quality", get("/staff/figures/reports/" + REFERENCE)).getContentAsString()).doesNotContain("no working calendar");
        Timestamp due = Timestamp.from(Instant.parse("2098-05-02T10:00:00Z"));
        jdbc.sql("insert into monthly_report (reference, month, opened_at, marketing_due_at, technical_due_at, marketing_sent_at, technical_sent_at, currency,"
                + " gathered_at) values ('MR-98-04', ?, ?, ?, ?, ?, ?, 'CNY', ?)").params(LocalDate.of(2098, 4, 1), due, due, due, due, due, due).update();
        try {
            for (String path : List.of("/staff/figures/reports", "/staff/figures/reports/MR-98-04")) {
                assertThat(asStaff("quality", get(path)).getContentAsString()).as(path).contains("There is no working calendar for 2098:");
            }
        } finally {
            jdbc.sql("delete from monthly_report where reference = 'MR-98-04'").update();
        }
    }

    @Test
    void aReportShowsWhatWasGathered() throws Exception {
        String page = asStaff("quality", get("/staff/figures/reports/" + REFERENCE)).getContentAsString(StandardCharsets.UTF_8);

        assertThat(page).contains("710.36", "100.05", "7.1", "2025-02");
        assertThat(new String(asStaff("quality", get("/staff/figures/reports/" + REFERENCE + ".csv")).getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("Dispatch,USD,100.05,7.1,710.36");
    }
}
