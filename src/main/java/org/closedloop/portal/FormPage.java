package org.closedloop.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A form as it is shown: what was typed stays, what is wrong is listed on top and said at its field. */
final class FormPage {

    /** A line of the summary, linked to its field. */
    record Problem(String field, String label, String message) {}

    private FormPage() {
    }

    static ModelAndView fresh(String view, Map<String, String> values) {
        return page(view, values, List.of(), HttpStatus.OK);
    }

    static ModelAndView refused(String view, Map<String, String> values, List<Refusal> refusals, MessageSource texts, Locale locale) {
        List<Problem> problems = new ArrayList<>();
        for (Refusal refusal : refusals) {
            String label = texts.getMessage("field." + refusal.field(), null, refusal.field(), locale);
            problems.add(new Problem(refusal.field(), label, refusal.say(texts, locale)));
        }
        return page(view, values, problems, HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView page(String view, Map<String, String> values, List<Problem> problems, HttpStatus status) {
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach(problem -> errors.putIfAbsent(problem.field(), problem.message()));
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("values", values);
        page.addObject("problems", problems);
        page.addObject("errors", errors);
        return page;
    }
}
