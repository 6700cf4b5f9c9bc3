package org.closedloop.portal;

import java.util.Locale;
import java.util.Map;
import org.closedloop.cases.ServiceCase;
import org.closedloop.inquiry.Inquiries;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the customer says on the page of the case to the answer of a question. */
@Controller
class TrackingInquiryPages {

    private static final String ANSWERED = "questionAnswered";
    private static final String OPEN = "stillOpen";

    private final Inquiries inquiries;
    private final TrackingView view;
    private final TrackingDeeds deeds;

    TrackingInquiryPages(Inquiries inquiries, TrackingView view, TrackingDeeds deeds) {
        this.inquiries = inquiries;
        this.view = view;
        this.deeds = deeds;
    }

    @PostMapping("/track/{token}/answer")
    Object judge(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Boolean answered = TrackingDeeds.chosen(check, ANSWERED, sent);
        String open = check.text(OPEN, sent.get(OPEN), 4_000);
        if (Boolean.FALSE.equals(answered)) {
            check.required(OPEN, open);
        }
        return deeds.answer(check, file, token, sent, locale, ANSWERED, answered + " " + open,
                () -> inquiries.judge(file.reference(), answered, answered ? null : open));
    }
}
