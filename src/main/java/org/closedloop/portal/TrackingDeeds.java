package org.closedloop.portal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Component;

/** What customers do on the page of their case, once however often the button is pressed. */
@Component
class TrackingDeeds {

    private final TrackingView view;
    private final OnceOnly once;

    TrackingDeeds(TrackingView view, OnceOnly once) {
        this.view = view;
        this.once = once;
    }

    static Boolean chosen(InputCheck check, String field, Map<String, String> sent) {
        Boolean chosen = check.yesOrNo(field, sent.get(field));
        if (chosen == null && !check.isRefused(field)) {
            check.refuse(field, "choose");
        }
        return chosen;
    }

    /** Does it, and answers with the page of the case; what came too late is named, with what is the case now. */
    Object answer(InputCheck check, ServiceCase file, String token, Map<String, String> sent, Locale locale, String field,
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
