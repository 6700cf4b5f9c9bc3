package org.closedloop.document;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Sets a page of {@code templates/pdf} as PDF in the reader's language, with the fonts embedded (docs/adr/0013). */
@Component
public class PdfPages {

    /** what XML cannot carry */
    private static final String UNPRINTABLE = "[\\p{Cc}&&[^\\t\\n\\r]]|[\\uFFFE\\uFFFF]";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    PdfPages() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfPages.class.getClassLoader());
        resolver.setPrefix("templates/pdf/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        words.setBasename("templates/pdf/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(words);
    }

    public byte[] set(String template, Map<String, Object> facts, Locale language) {
        String page = templates.process(template, new Context(language, facts)).replaceAll(UNPRINTABLE, "");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(page, null);
        builder.withProducer("Closed Loop");
        // for archives, which also means that no font is left to the reader's machine
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(() -> font("DejaVuSansCondensed.ttf"), "Report Latin");
        builder.useFont(() -> font("DroidSansFallbackFull.ttf"), "Report Han");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** A text of the pages' own words. */
    public String word(String key, Locale language) {
        return words.getMessage(key, null, language);
    }

    private static InputStream font(String name) {
        try {
            return new ClassPathResource("fonts/" + name).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
