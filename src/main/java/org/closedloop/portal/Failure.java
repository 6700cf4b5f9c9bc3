package org.closedloop.portal;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.UnknownCase;
import org.closedloop.engine.DatabaseOutage;
import org.closedloop.engine.InvalidInput;
import org.closedloop.followup.SurveyClosed;
import org.closedloop.followup.UnknownSurvey;
import org.closedloop.watch.RemedyRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * An exception as the caller may know it.
 *
 * @param code the text {@code failure.<code>} in the message files
 */
record Failure(HttpStatusCode status, String code, List<Refusal> refusals, HttpHeaders headers) {

    static Failure of(Throwable thrown) {
        if (thrown instanceof RefusedInput refused) {
            return new Failure(HttpStatus.BAD_REQUEST, "400", refused.refusals(), HttpHeaders.EMPTY);
        }
        if (thrown instanceof InvalidInput refused) {
            return new Failure(HttpStatus.BAD_REQUEST, "400", List.of(InputCheck.ruled("", refused)), HttpHeaders.EMPTY);
        }
        if (thrown instanceof MissingRequestHeaderException missing) {
            return new Failure(HttpStatus.BAD_REQUEST, "400", List.of(new Refusal(missing.getHeaderName(), "required")), HttpHeaders.EMPTY);
        }
        if (thrown instanceof UnknownCase || thrown instanceof UnknownSurvey || thrown instanceof NothingHere
                || thrown instanceof MethodArgumentTypeMismatchException) {
            return plain(HttpStatus.NOT_FOUND);
        }
        if (thrown instanceof CaseClosed || thrown instanceof SurveyClosed) {
            return new Failure(HttpStatus.CONFLICT, "closed", List.of(), HttpHeaders.EMPTY);
        }
        if (thrown instanceof OptimisticLockingException) {
            return plain(HttpStatus.CONFLICT);
        }
        if (thrown instanceof RemedyRefused refused) {
            return new Failure(HttpStatus.CONFLICT, "remedy." + refused.why(), List.of(), HttpHeaders.EMPTY);
        }
        if (thrown instanceof KeyConflict conflict) {
            return conflict.reason() == KeyConflict.Reason.inProgress
                    ? new Failure(HttpStatus.CONFLICT, "inProgress", List.of(new Refusal("Idempotency-Key", "inProgress")), retryAfter("1"))
                    : new Failure(HttpStatus.UNPROCESSABLE_ENTITY, "otherPayload",
                            List.of(new Refusal("Idempotency-Key", "otherPayload")), HttpHeaders.EMPTY);
        }
        if (thrown instanceof TooManyRequests tooMany) {
            return new Failure(HttpStatus.TOO_MANY_REQUESTS, "429", List.of(), retryAfter(String.valueOf(tooMany.secondsToWait())));
        }
        if (thrown instanceof AccessDeniedException) {
            return plain(HttpStatus.FORBIDDEN);
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return plain(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        if (thrown instanceof MultipartException) {
            return plain(HttpStatus.BAD_REQUEST);
        }
        if (thrown instanceof ErrorResponse known) {
            return new Failure(known.getStatusCode(), String.valueOf(known.getStatusCode().value()), List.of(), known.getHeaders());
        }
        return DatabaseOutage.causedBy(thrown)
                ? new Failure(HttpStatus.SERVICE_UNAVAILABLE, "503", List.of(), retryAfter(String.valueOf(DatabaseOutage.RETRY_AFTER_SECONDS)))
                : plain(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    static Failure plain(HttpStatusCode status) {
        return new Failure(status, String.valueOf(status.value()), List.of(), HttpHeaders.EMPTY);
    }

    private static HttpHeaders retryAfter(String seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, seconds);
        return headers;
    }
}
