package org.closedloop.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one place where failures become answers: RFC 9457 problem documents for programs, pages for people, nothing internal for anybody. */
@ControllerAdvice
@Controller
class ErrorAnswers implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final MessageSource texts;

    ErrorAnswers(MessageSource texts) {
        this.texts = texts;
    }

    @ExceptionHandler(Exception.class)
    Object answer(Exception thrown, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        Failure failure = noSuchPath(thrown, request) ? Failure.plain(HttpStatus.NOT_FOUND) : Failure.of(thrown);
        String incident = null;
        if (failure.status().value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            incident = UUID.randomUUID().toString();
            LOG.error("Request failed, shown to the caller as {}", incident, thrown);
        } else if (failure.status().is5xxServerError()) {
            LOG.warn("Request could not be served: {}", thrown.getClass().getSimpleName());
        }
        failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        return answer(failure, request.getRequestURI(), incident, locale);
    }

    /** What filters and the container refuse. */
    @RequestMapping("/error")
    Object containerError(HttpServletRequest request, Locale locale) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatusCode known = status instanceof Integer code && code >= 400 ? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND;
        return answer(Failure.plain(known), path == null ? "/" : path.toString(), null, locale);
    }

    private Object answer(Failure failure, String path, String incident, Locale locale) {
        return path.startsWith("/api/") || path.startsWith("/camunda/api/") ? problem(failure, incident, locale)
                : page(failure, incident, locale);
    }

    private ResponseEntity<ProblemDetail> problem(Failure failure, String incident, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(failure.status());
        if (failure.refusals().isEmpty()) {
            problem.setDetail(text(failure, "text", locale));
        } else {
            List<Map<String, String>> errors = failure.refusals().stream()
                    .map(refusal -> Map.of("field", refusal.field(), "message", refusal.say(texts, locale))).toList();
            problem.setDetail(errors.get(0).get("field") + ": " + errors.get(0).get("message"));
            problem.setProperty("errors", errors);
        }
        if (incident != null) {
            problem.setProperty("correlationId", incident);
        }
        return ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private ModelAndView page(Failure failure, String incident, Locale locale) {
        ModelAndView page = new ModelAndView("message", failure.status());
        page.addObject("title", text(failure, "title", locale));
        page.addObject("text", text(failure, "text", locale));
        page.addObject("refusals", failure.refusals().stream().map(refusal -> refusal.say(texts, locale)).toList());
        page.addObject("incident", incident);
        page.addObject("retryAfter", failure.headers().getFirst("Retry-After"));
        return page;
    }

    private String text(Failure failure, String part, Locale locale) {
        String general = failure.status().is5xxServerError() ? "500" : "400";
        return texts.getMessage("failure." + failure.code() + "." + part, null,
                texts.getMessage("failure." + general + "." + part, null, locale), locale);
    }

    /** The handler of static files answers every path, so for anything but reading it complains of the method. */
    private static boolean noSuchPath(Exception thrown, HttpServletRequest request) {
        return thrown instanceof HttpRequestMethodNotSupportedException
                && "/**".equals(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
