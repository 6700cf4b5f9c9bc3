package org.closedloop.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.closedloop.cases.AccessLog;
import org.closedloop.classification.Category;
import org.closedloop.engine.CsvSheet;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.inquiry.InquiryLog;
import org.closedloop.inquiry.LoggedInquiry;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Questions and suggestions of a period by category and product, for better answers, products and service. Texts stand as
 * customers wrote them, so each look is noted, and only whoever answers for quality takes them away.
 */
@Controller
class StaffInquiryLogPages {

    private static final String VIEW = "staff/inquiries";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String CATEGORY = "category";
    private static final String MODEL = "model";
    private static final int MOST_SHOWN = 200;
    private static final int MOST_EXPORTED = 10_000;
    private static final List<String> COLUMNS =
            List.of("reference", "kind", "filed", "state", "channel", "category", "product", "text", "answer", "turned");

    private final InquiryLog log;
    private final AccessLog looks;
    private final WorkCalendar calendar;
    private final MessageSource texts;
    private final Clock clock;

    StaffInquiryLogPages(InquiryLog log, AccessLog looks, WorkCalendar calendar, MessageSource texts, Clock clock) {
        this.log = log;
        this.looks = looks;
        this.calendar = calendar;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/staff/inquiries")
    ModelAndView list(@RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        Map<String, String> asked = asked(sent);
        ModelAndView page;
        InquiryLog.Period period;
        try {
            period = period(asked);
            page = FormPage.fresh(VIEW, asked);
        } catch (RefusedInput refused) {
            period = period(asked(Map.of()));
            page = FormPage.refused(VIEW, asked, refused.refusals(), texts, locale);
        }
        List<LoggedInquiry> found = log.of(period, MOST_SHOWN + 1);
        List<LoggedInquiry> shown = found.stream().limit(MOST_SHOWN).toList();
        note(shown, user, "inquiries");
        return page.addObject("asked", asked).addObject("kinds", InquiryKind.values())
                .addObject("categories", Category.values()).addObject("counted", log.counted(period, MOST_SHOWN))
                .addObject("found", shown).addObject("more", found.size() > MOST_SHOWN)
                .addObject("mayExport", StaffFigurePages.mayReadReports(user)).addObject("mostExported", MOST_EXPORTED);
    }

    @GetMapping("/staff/inquiries.csv")
    ResponseEntity<byte[]> export(@RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        Map<String, String> asked = asked(sent);
        List<LoggedInquiry> found = log.of(period(asked), MOST_EXPORTED + 1);
        List<LoggedInquiry> exported = found.stream().limit(MOST_EXPORTED).toList();
        note(exported, user, "inquiryExport");
        List<List<Object>> rows = new ArrayList<>(exported.stream().map(one -> row(one, locale)).toList());
        if (found.size() > MOST_EXPORTED) {
            rows.add(List.of(texts.getMessage("staff.inquiries.cut", new Object[] {MOST_EXPORTED}, locale)));
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(("inquiries-" + asked.get(FROM) + "-" + asked.get(UNTIL)).replaceAll("[^a-z0-9-]", "") + ".csv").build());
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.ok().headers(headers).body(CsvSheet.write(
                COLUMNS.stream().map(column -> texts.getMessage("staff.inquiries." + column, null, locale)).toList(), rows));
    }

    private void note(List<LoggedInquiry> seen, Authentication user, String what) {
        looks.note(seen.stream().map(LoggedInquiry::reference).toList(), user.getName(), what);
    }

    private List<Object> row(LoggedInquiry one, Locale locale) {
        return Arrays.asList(one.reference(), say("inquiryKind." + one.kind(), locale), one.filedAt().atZone(calendar.zone()).toLocalDate(),
                say("state." + one.state(), locale), say("channel." + one.channel(), locale), one.category() == null ? "" : say("category." + one.category(), locale),
                one.productModel(), one.description(), one.answer(), one.turnedInto() == null ? "" : say("matter." + one.turnedInto(), locale));
    }

    private String say(String code, Locale locale) {
        return texts.getMessage(code, null, locale);
    }

    /** What is not said: the suggestions of this month and the one before. */
    private Map<String, String> asked(Map<String, String> sent) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        Map<String, String> asked = new HashMap<>(sent);
        asked.putIfAbsent(FilingInput.KIND, InquiryKind.suggestion.name());
        asked.putIfAbsent(FROM, today.minusMonths(1).withDayOfMonth(1).toString());
        asked.putIfAbsent(UNTIL, today.toString());
        return asked;
    }

    /** @throws RefusedInput when a value is wrong */
    private InquiryLog.Period period(Map<String, String> asked) {
        InputCheck check = new InputCheck();
        LocalDate from = check.date(FROM, asked.get(FROM));
        LocalDate until = check.date(UNTIL, asked.get(UNTIL));
        InquiryKind kind = check.choice(FilingInput.KIND, asked.get(FilingInput.KIND), InquiryKind.class, null);
        Category category = check.choice(CATEGORY, asked.get(CATEGORY), Category.class, null);
        String model = check.line(MODEL, asked.get(MODEL), 100);
        check.done();
        return new InquiryLog.Period(start(Optional.ofNullable(from).orElse(LocalDate.EPOCH)),
                start(Optional.ofNullable(until).orElse(LocalDate.ofInstant(clock.instant(), calendar.zone())).plusDays(1)), kind, category, model);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
