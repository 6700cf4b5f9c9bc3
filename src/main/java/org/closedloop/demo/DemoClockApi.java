package org.closedloop.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.closedloop.engine.InvalidInput;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/demo/clock {"advance":"PT25H"}} moves the clock, {@code GET} reads it. */
@RestController
@Profile("demo")
@RequestMapping("/api/demo/clock")
class DemoClockApi {

    private final TimeMachine machine;

    DemoClockApi(TimeMachine machine) {
        this.machine = machine;
    }

    record Now(Instant now) {
    }

    @GetMapping
    Now read() {
        return new Now(machine.now());
    }

    @PostMapping
    Now move(@RequestBody(required = false) JsonNode body) throws TimeMachine.Busy, InterruptedException {
        JsonNode advance = body == null ? null : body.get("advance");
        String text = advance != null && advance.isTextual() ? advance.textValue() : null;
        return new Now(machine.advance(Advance.parse(text, machine.ahead()).by()));
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput e) {
        return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return problem(HttpStatus.BAD_REQUEST, "advance: the body must be JSON like {\"advance\":\"PT25H\"}");
    }

    @ExceptionHandler
    ProblemDetail busy(TimeMachine.Busy e) {
        return problem(HttpStatus.CONFLICT, "advance: the clock is being moved already");
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("field", "advance");
        return problem;
    }
}
