package org.closedloop.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.closedloop.Covers;
import org.closedloop.reporting.GeneratedMonth;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A manager filters the figures, takes them along as spreadsheet and PDF, and opens both; in English and Chinese. */
@Covers({"R-335", "R-324"})
class FigureStoryTest extends BrowserTest {

    @Autowired
    JdbcClient jdbc;

    private GeneratedMonth wanted;
    private GeneratedMonth other;

    @BeforeEach
    void twoProducts() {
        wanted = new GeneratedMonth(jdbc, "WM-300", YearMonth.of(2026, 3), 31).cases(120);
        other = new GeneratedMonth(jdbc, "WM-400", YearMonth.of(2026, 3), 32).cases(40);
    }

    @AfterEach
    void remove() {
        wanted.remove();
        other.remove();
    }

    @Test
    void theManagerFiltersExportsAndOpensTheFigures() throws IOException {
        Page manager = new Desk(browsers.window("en-US"), "management", "").page();
        manager.navigate("/staff/figures?from=2026-03-01&until=2026-03-31");
        assertThat(manager.locator("h1")).hasText("Figures");
        assertThat(manager.locator("main")).containsText("WM-400");

        manager.locator("#product").fill("WM-300");
        manager.locator("form.find button").click();
        assertThat(manager.locator("main table").first()).containsText("Half of the complaints first answered");
        assertThat(manager.locator("main")).not().containsText("WM-400");
        assertThat(manager.locator("svg.bars rect").first()).isVisible();
        Browsers.screenshot(manager, "figures");
        manager.locator("svg.bars").first().scrollIntoViewIfNeeded();
        Browsers.screenshot(manager, "figures-charts");
        String response = manager.locator("main table").first().locator("tbody tr").first().locator("td").nth(1).textContent();

        try (ReadableWorkbook book = new ReadableWorkbook(Files.newInputStream(download(manager, "Spreadsheet", ".xlsx")))) {
            assertThat(book.getFirstSheet().read()).anySatisfy(row -> {
                assertThat(row.getCellText(0)).isEqualTo("Response time");
                assertThat(row.getCellText(1)).isEqualTo(response);
            });
        }
        assertPdf(download(manager, "PDF", ".pdf"), response, "figures-pdf");
        assertThat(Files.readString(download(manager, "CSV", ".csv"), StandardCharsets.UTF_8)).contains("Response time," + response);

        manager.navigate("/staff/figures?from=2026-03-01&until=2026-03-31&product=WM-300&lang=zh");
        assertThat(manager.locator("main table").first()).containsText("响应时间");
        Browsers.screenshot(manager, "figures-zh");
        assertPdf(download(manager, "PDF文件", ".pdf"), "响应时间", "figures-pdf-zh");
    }

    private static Path download(Page page, String link, String ending) {
        Download file = page.waitForDownload(() -> page.locator(".actions a").getByText(link).click());
        assertThat(file.suggestedFilename()).endsWith(ending);
        return file.path();
    }

    private static void assertPdf(Path file, String text, String picture) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(text);
            ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 80), "png", Browsers.picture(picture).toFile());
        }
    }
}
