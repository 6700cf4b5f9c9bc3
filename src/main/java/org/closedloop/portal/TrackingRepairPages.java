package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.closedloop.repair.Repairs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the customer does with a repair on the page of the case: move the visit, decide on the quotation, confirm (R-142, R-146, G-09). */
@Controller
class TrackingRepairPages {

    private static final String APPOINTMENT = TrackingView.APPOINTMENT;
    private static final String QUOTATION = "quotationAccepted";
    private static final String CONFIRMATION = "repairConfirmed";

    private final Repairs repairs;
    private final TrackingView view;
    private final PageTimes times;
    private final OnceOnly once;

    TrackingRepairPages(Repairs repairs, TrackingView view, PageTimes times, OnceOnly once) {
        this.repairs = repairs;
        this.view = view;
        this.times = times;
        this.once = once;
    }

    @PostMapping("/track/{token}/appointment")
    Object move(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Instant to = times.read(check, APPOINTMENT, check.required(APPOINTMENT, check.line(APPOINTMENT, sent.get(APPOINTMENT), 40)));
        return answer(check, file, token, sent, locale, APPOINTMENT, to,
                () -> repairs.moveAppointment(file.reference(), to, Cases.CUSTOMER));
    }

    @PostMapping("/track/{token}/quotation")
    Object decide(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Boolean accepted = chosen(check, QUOTATION, sent);
        return answer(check, file, token, sent, locale, QUOTATION, accepted,
                () -> repairs.decide(file.reference(), accepted, Cases.CUSTOMER));
    }

    @PostMapping("/track/{token}/confirmation")
    Object confirm(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Boolean gone = chosen(check, CONFIRMATION, sent);
        return answer(check, file, token, sent, locale, CONFIRMATION, gone, () -> repairs.confirm(file.reference(), gone));
    }

    private static Boolean chosen(InputCheck check, String field, Map<String, String> sent) {
        Boolean chosen = check.yesOrNo(field, sent.get(field));
        if (chosen == null && !check.isRefused(field)) {
            check.refuse(field, "choose");
        }
        return chosen;
    }

    /** Does it once, however often the button is pressed; what came too late is named, with what is the case now. */
    private Object answer(InputCheck check, ServiceCase file, String token, Map<String, String> sent, Locale locale, String field,
            Object value, Runnable deed) {
        try {
            check.done();
            String content = field + " " + value;
            String key = file.reference() + " " + sent.getOrDefault(TrackingView.KEY, "") + " " + content;
            Collisions.retried(() -> once.await(key, content, () -> {
                deed.run();
                return file.reference();
            }));
            return FilingPages.seeOther("/track/" + token);
        } catch (RefusedInput refused) {
            return view.refused(file, token, sent, refused.refusals(), locale);
        } catch (InvalidInput notPossible) {
            return view.refused(file, token, sent, List.of(new Refusal(field, "appointment")), locale);
        } catch (CaseClosed settled) {
            return view.refused(view.open(token), token, sent, List.of(new Refusal(field, "settled")), locale);
        }
    }
}
