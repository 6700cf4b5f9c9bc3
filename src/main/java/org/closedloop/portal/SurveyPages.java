package org.closedloop.portal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.closedloop.engine.Failpoint;
import org.closedloop.followup.Survey;
import org.closedloop.followup.SurveyAnswer;
import org.closedloop.followup.SurveyClosed;
import org.closedloop.followup.Surveys;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks the customer whether the matter is settled. Looking counts for nothing, for mail scanners follow links; sending does. */
@Controller
class SurveyPages {

    private static final String VIEW = "survey";

    private final Surveys surveys;
    private final MessageSource texts;

    SurveyPages(Surveys surveys, MessageSource texts) {
        this.surveys = surveys;
        this.texts = texts;
    }

    @GetMapping("/survey/{token}")
    ModelAndView ask(@PathVariable String token, Locale locale) {
        Survey survey = known(token);
        return survey.state() == Survey.State.open ? form(FormPage.fresh(VIEW, new HashMap<>()), survey, token)
                : closed(survey.state(), locale);
    }

    @PostMapping("/survey/{token}")
    Object answer(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        Survey survey = known(token);
        if (survey.state() != Survey.State.open) {
            return closed(survey.state(), locale);
        }
        InputCheck check = new InputCheck();
        try {
            SurveyAnswer given = read(check, sent);
            Collisions.retried(() -> surveys.answer(token, given));
            Failpoint.hit("surveyAnswered");
            return FilingPages.seeOther("/survey/" + token + "/thanks");
        } catch (RefusedInput refused) {
            return form(FormPage.refused(VIEW, new HashMap<>(sent), refused.refusals(), texts, locale), survey, token);
        } catch (SurveyClosed meanwhile) {
            return closed(meanwhile.state(), locale);
        }
    }

    @GetMapping("/survey/{token}/thanks")
    Object thanks(@PathVariable String token, Locale locale) {
        return known(token).state() == Survey.State.open ? FilingPages.seeOther("/survey/" + token)
                : message("survey.thanks", HttpStatus.OK, locale);
    }

    private static SurveyAnswer read(InputCheck check, Map<String, String> sent) {
        Boolean solved = check.yesOrNo("solved", sent.get("solved"));
        Integer score = check.number("score", sent.get("score"), 1, 5);
        Integer attitude = check.number("attitude", sent.get("attitude"), 1, 5);
        Integer speed = check.number("speed", sent.get("speed"), 1, 5);
        String comment = check.text("comment", sent.get("comment"), 2_000);
        if (solved == null && !check.isRefused("solved")) {
            check.refuse("solved", "choose");
        }
        if (score == null && !check.isRefused("score")) {
            check.refuse("score", "choose");
        }
        check.done();
        return new SurveyAnswer(solved, score, attitude, speed, comment);
    }

    private static ModelAndView form(ModelAndView page, Survey survey, String token) {
        page.addObject("survey", survey);
        page.addObject("token", token);
        return page;
    }

    private ModelAndView closed(Survey.State state, Locale locale) {
        return message("survey." + state, state == Survey.State.answered ? HttpStatus.CONFLICT : HttpStatus.GONE, locale);
    }

    private ModelAndView message(String code, HttpStatus status, Locale locale) {
        return new ModelAndView("message", Map.of("title", texts.getMessage(code + ".title", null, locale),
                "text", texts.getMessage(code + ".text", null, locale)), status);
    }

    private Survey known(String token) {
        return surveys.find(token).orElseThrow(NothingHere::new);
    }
}
