package org.closedloop.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.followup.Surveys;
import org.closedloop.inquiry.Inquiries;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The customer's page of a case, as all that the customer does there answers with it. */
@Component
class TrackingView {

    static final String KEY = "key";
    static final String APPOINTMENT = "appointmentAt";
    private static final String VIEW = "track";

    private final Cases cases;
    private final Surveys surveys;
    private final CaseProgress progress;
    private final RepairProgress repairs;
    private final Inquiries inquiries;
    private final PageTimes times;
    private final MessageSource texts;

    TrackingView(Cases cases, Surveys surveys, CaseProgress progress, RepairProgress repairs, Inquiries inquiries, PageTimes times,
            MessageSource texts) {
        this.cases = cases;
        this.surveys = surveys;
        this.progress = progress;
        this.repairs = repairs;
        this.inquiries = inquiries;
        this.times = times;
        this.texts = texts;
    }

    /** @throws NothingHere when the link was never issued */
    ServiceCase known(String token) {
        return cases.findByTrackingToken(token).orElseThrow(NothingHere::new);
    }

    /** @throws CaseClosed when nothing can be done any more */
    ServiceCase open(String token) {
        ServiceCase file = known(token);
        if (!file.isOpen()) {
            throw new CaseClosed(file.reference());
        }
        return file;
    }

    ModelAndView fresh(ServiceCase file, String token, Locale locale) {
        Map<String, String> values = new HashMap<>(Map.of(KEY, UUID.randomUUID().toString()));
        repairs.of(file).map(RepairProgress.View::visit).ifPresent(visit -> values.put(APPOINTMENT, times.field(visit.appointmentAt())));
        return page(FormPage.fresh(VIEW, values), file, token, locale);
    }

    ModelAndView refused(ServiceCase file, String token, Map<String, String> sent, List<Refusal> refusals, Locale locale) {
        return page(FormPage.refused(VIEW, new HashMap<>(sent), refusals, texts, locale), file, token, locale);
    }

    private ModelAndView page(ModelAndView page, ServiceCase file, String token, Locale locale) {
        page.addObject("file", file);
        page.addObject("token", token);
        page.addObject("progress", progress.of(file, locale));
        page.addObject("repair", repairs.of(file).orElse(null));
        page.addObject("objectUntil", inquiries.verdictUntil(file).orElse(null));
        page.addObject("entries", CustomerEntry.of(cases, file));
        List<Attachment> files = cases.attachments(file);
        page.addObject("attachments", files.stream().filter(Attachment::fromCustomer).toList());
        page.addObject("documents", files.stream().filter(one -> !one.fromCustomer()).toList());
        page.addObject("showZone", true);
        page.addObject("surveyOpen", file.isOpen() && surveys.openOf(file.reference(), file.round()).isPresent());
        return page;
    }
}
