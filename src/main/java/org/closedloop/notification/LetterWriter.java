package org.closedloop.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes subject and text of a notice in the recipient's language, as plain text. */
@Component
class LetterWriter {

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    private final NotificationSettings settings;

    LetterWriter(NotificationSettings settings) {
        this.settings = settings;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        resolver.setPrefix("templates/mail/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
        words.setBasename("templates/mail/words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
    }

    Letter write(Notice notice) {
        NoticeKind kind = NoticeKind.of(notice.kind());
        kind.check(notice.facts());
        Locale language = Locale.forLanguageTag(notice.to().language());
        Context context = new Context(language);
        context.setVariables(variables(notice, language));
        String[] parts = templates.process(kind.name() + "." + language.getLanguage(), context).split("\\R", 2);
        // a block left out leaves its empty lines behind
        String text = parts[1].replaceAll("\\r\\n?", "\n").replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
        return new Letter(parts[0].replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), text);
    }

    private Map<String, Object> variables(Notice notice, Locale language) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("name", harmless(notice.to().name()));
        variables.put("reference", notice.caseReference());
        variables.put("company", settings.company());
        notice.facts().forEach((key, value) -> variables.put(key, value.isBlank() ? null : harmless(value.strip())));
        for (String coded : List.of("promise", "ending", "ended", "coverage", "visit", "stall", "reportPart", "turned")) {
            variables.computeIfPresent(coded, (key, code) -> words.getMessage(key + "." + code, null, code.toString(), language));
        }
        return variables;
    }

    /** Only our own templates may ask for a link. */
    private static String harmless(String value) {
        return value.replace("{{", "{ {");
    }

    record Letter(String subject, String text) {
    }
}
