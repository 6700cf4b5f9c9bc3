package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.closedloop.Covers;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.engine.InvalidInput;
import org.closedloop.repair.ReportEntry;
import org.closedloop.repair.ServiceReports;
import org.closedloop.repair.WorkCost;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The service report: signed and filled in at the visit, set as PDF, kept, sent, and the survey's answer (R-153 to R-156, R-169, R-215). */
class ServiceReportTest extends RepairTest {

    private static final ReportEntry.Cost COST = new ReportEntry.Cost("CNY", 90, new BigDecimal("180.00"), new BigDecimal("320.50"),
            new BigDecimal("60.00"), BigDecimal.ZERO);

    @Autowired
    ServiceReports reports;

    @Test
    @Covers({"R-043", "R-130", "R-153", "R-154", "R-155", "R-156", "R-169", "C-18", "C-19", "C-20"})
    void theSignatureConfirmsAndTheSheetIsTheAnswer() throws IOException {
        String reference = visited("zh");
        reports.fill(reference, entry(drawn(), 5, null), "engineer-li");
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "更换了水泵，试机正常。"));

        assertThat(timeline(reference)).as("nobody is asked again").contains("reportFilledIn", "repairSigned", "surveyComment");
        assertThat(written(reference, "survey")).isEmpty();
        assertThat(passed(reference)).contains("evaluateAnswer").doesNotContain("confirmRepair", "askCustomer");
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).score()).isEqualTo(5);
        WorkCost cost = reports.cost(orders.of(caseOf(reference)).get(0)).orElseThrow();
        assertThat(cost.total()).isEqualByComparingTo("560.50");

        List<Attachment> files = cases.attachments(caseOf(reference));
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.kind()).isEqualTo(Attachment.SERVICE_REPORT);
            assertThat(file.name()).isEqualTo("售后服务报告单-" + reference + ".pdf");
        });
        assertThat(jdbc.sql("select enclosure_id from outbox_message where case_reference = ? and kind = 'serviceReport'").param(reference)
                .query(UUID.class).list()).containsExactly(files.get(0).id());
        try (PDDocument pdf = Loader.loadPDF(files.get(0).content())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", "")).contains("售后服务报告单", reference, "王芳", "WM-200",
                    "水泵堵塞，有异响。", "材料", "更换了水泵，试机正常。", "故障已排除。", "水泵P-100一件", "工时费（90分钟）180.00CNY", "560.50CNY", "不收取任何费用",
                    "客户签字", "李雷");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
                }
            }
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).as("the signature").isNotEmpty();
        }
        assertThat(files.get(0).content().length).as("only the letters used").isLessThan(200_000);
    }

    @Test
    @Covers("R-237")
    void anUnhappySheetOpensTheNextRound() {
        String reference = visited("en");
        reports.fill(reference, entry(drawn(), 1, null), "engineer-li");
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump."));
        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(open(reference)).containsExactly("dispatchEngineer");
    }

    @Test
    @Covers({"R-155", "C-20"})
    void aRefusedSignatureLeavesTheConfirmationToTheCustomer() throws IOException {
        String reference = visited("en");
        reports.fill(reference, entry(null, null, "In a hurry"), "engineer-li");
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump."));
        assertThat(repairs.awaitsConfirmation(caseOf(reference))).isTrue();
        try (PDDocument pdf = Loader.loadPDF(cases.attachments(caseOf(reference)).get(0).content())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Not signed: In a hurry", "New pump.", "Material");
        }
        assertThatExceptionOfType(CaseClosed.class).as("the report has gone out")
                .isThrownBy(() -> reports.fill(reference, entry(drawn(), 5, null), "engineer-li"));
        repairs.confirm(reference, true);
        work(reference);
        assertThat(written(reference, "survey")).as("a refused sheet is no answer").hasSize(1);
    }

    @Test
    void aSignatureCountsForItsAttemptOnly() {
        String reference = visited("en");
        reports.fill(reference, entry(drawn(), 5, null), "engineer-li");
        complete(reference, "repairOnsite", Map.of("fixed", false, "workDone", "No."));
        complete(reference, "diagnoseOnsite", found("material"));
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump."));
        assertThat(repairs.awaitsConfirmation(caseOf(reference))).isTrue();
        assertThat(cases.attachments(caseOf(reference))).singleElement().satisfies(file -> assertThat(file.name()).endsWith("-1-2.pdf"));
    }

    @Test
    void aReportFilledInAgainKeepsTheSignature() {
        String reference = visited("en");
        reports.fill(reference, entry(drawn(), null, null), "engineer-li");
        reports.fill(reference, entry(null, 4, null), "engineer-li");
        assertThat(reports.find(orders.of(caseOf(reference)).get(0)).orElseThrow()).satisfies(report -> {
            assertThat(report.signed()).isTrue();
            assertThat(report.score()).isEqualTo(4);
        });
        reports.fill(reference, entry(null, 4, "Takes it back"), "engineer-li");
        assertThat(reports.find(orders.of(caseOf(reference)).get(0)).orElseThrow().signed()).isFalse();
    }

    @Test
    void whatIsNoSignatureIsRefused() {
        String reference = visited("en");
        for (String bad : List.of("x", "data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,####",
                "data:image/png;base64," + Base64.getEncoder().encodeToString("GIF89a".getBytes()), picture(300, 100, false),
                picture(2001, 10, true), "data:image/png;base64," + "A".repeat(300_000))) {
            assertThatExceptionOfType(InvalidInput.class).as(bad.substring(0, Math.min(40, bad.length())))
                    .isThrownBy(() -> reports.fill(reference, entry(bad, null, null), "engineer-li")).withMessageStartingWith("signature");
        }
        assertThat(reports.find(orders.of(caseOf(reference)).get(0))).isEmpty();
    }

    private String visited(String language) {
        String serial = "SN-" + UUID.randomUUID();
        ContactDetails contact = new ContactDetails("王芳", serial + "@example.com", null, language);
        products.enter(new OwnedProduct(customers.register(contact).id(), "WM-200", serial, LocalDate.parse("2026-01-10"),
                LocalDate.parse("2027-12-31")));
        String reference = repairs.report(new CustomerMatter(contact, "WM-200", serial, DEAD, null, Channel.web, Sender.customer, null)).reference();
        ended(reference);
        work(reference);
        visit(reference, "onsite");
        advance(Duration.ofHours(5));
        complete(reference, "diagnoseOnsite", Map.of("faultCause", "material", "findings", "水泵堵塞，有异响。"));
        return reference;
    }

    private static ReportEntry entry(String signature, Integer score, String refusal) {
        return new ReportEntry(signature, "李雷", refusal, score, score, score == null ? null : "很满意。", score == null, null, null, "水泵 P-100 一件",
                COST);
    }

    static String drawn() {
        return picture(600, 200, true);
    }

    private static String picture(int width, int height, boolean line) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        if (line) {
            Graphics2D pen = picture.createGraphics();
            pen.setColor(Color.BLACK);
            pen.setStroke(new BasicStroke(3));
            pen.drawLine(5, height / 2, width - 5, height / 3);
            pen.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
