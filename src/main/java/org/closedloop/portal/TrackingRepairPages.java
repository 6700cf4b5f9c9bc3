package org.closedloop.portal;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.repair.Repairs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the customer does with a repair on the page of the case: confirm or move the visit, decide on the quotation, confirm (R-142, R-146, G-09). */
@Controller
class TrackingRepairPages {

    private static final String APPOINTMENT = TrackingView.APPOINTMENT;
    private static final String QUOTATION = "quotationAccepted";
    private static final String CONFIRMATION = "repairConfirmed";

    private final Repairs repairs;
    private final TrackingView view;
    private final PageTimes times;
    private final TrackingDeeds deeds;

    TrackingRepairPages(Repairs repairs, TrackingView view, PageTimes times, TrackingDeeds deeds) {
        this.repairs = repairs;
        this.view = view;
        this.times = times;
        this.deeds = deeds;
    }

    @PostMapping("/track/{token}/appointment")
    Object move(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Instant to = times.read(check, APPOINTMENT, check.required(APPOINTMENT, check.line(APPOINTMENT, sent.get(APPOINTMENT), 40)));
        return deeds.answer(check, file, token, sent, locale, APPOINTMENT, to,
                () -> repairs.moveAppointment(file.reference(), to, Cases.CUSTOMER));
    }

    @PostMapping("/track/{token}/appointment/confirmation")
    Object confirmVisit(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        return deeds.answer(new InputCheck(), file, token, sent, locale, APPOINTMENT, "confirmed", () -> repairs.confirmAppointment(file.reference()));
    }

    @PostMapping("/track/{token}/quotation")
    Object decide(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Boolean accepted = TrackingDeeds.chosen(check, QUOTATION, sent);
        return deeds.answer(check, file, token, sent, locale, QUOTATION, accepted,
                () -> repairs.decide(file.reference(), accepted, Cases.CUSTOMER));
    }

    @PostMapping("/track/{token}/confirmation")
    Object confirm(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = view.open(token);
        InputCheck check = new InputCheck();
        Boolean gone = TrackingDeeds.chosen(check, CONFIRMATION, sent);
        return deeds.answer(check, file, token, sent, locale, CONFIRMATION, gone, () -> repairs.confirm(file.reference(), gone));
    }
}
