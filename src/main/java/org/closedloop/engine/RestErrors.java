package org.closedloop.engine;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * What REST API and web applications answer when something goes wrong: the caller's mistakes are 4xx and say what is wrong, ours
 * are 5xx and say only a number under which the log tells more.
 */
@Priority(1)
class RestErrors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(RestErrors.class);

    @Override
    public Response toResponse(Throwable failure) {
        if (DatabaseOutage.causedBy(failure)) {
            return Response.fromResponse(answer(Status.SERVICE_UNAVAILABLE, "Unavailable", "The service is not available, please try again later"))
                    .header("Retry-After", DatabaseOutage.RETRY_AFTER_SECONDS).build();
        }
        if (cause(failure, OptimisticLockingException.class).isPresent()) {
            return answer(Status.CONFLICT, "OptimisticLockingException", "Somebody else changed this at the same time, please look again");
        }
        if (cause(failure, AuthorizationException.class).isPresent()) {
            return usual(Status.FORBIDDEN, cause(failure, AuthorizationException.class).get());
        }
        return UserErrors.invalidInput(failure).map(input -> answer(Status.BAD_REQUEST, "InvalidInput", input.getMessage()))
                .or(() -> cause(failure, NullValueException.class).map(RestErrors::missing))
                .or(() -> cause(failure, NotFoundException.class).map(e -> answer(Status.NOT_FOUND, "NotFoundException", e.getMessage())))
                .or(() -> cause(failure, NotValidException.class).map(e -> answer(Status.BAD_REQUEST, "NotValidException", e.getMessage())))
                .or(() -> ofCaller(failure))
                .orElseGet(() -> ours(failure));
    }

    private static Response missing(NullValueException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean unknown = message.toLowerCase(Locale.ROOT).matches("(?s).*(cannot find|not find|no .* found|does not exist|doesn't exist).*");
        return answer(unknown ? Status.NOT_FOUND : Status.BAD_REQUEST, "NullValueException", message);
    }

    /** Mistakes that the engine or the REST layer already recognised as such. */
    private static Optional<Response> ofCaller(Throwable failure) {
        if (failure instanceof WebApplicationException http && !(failure instanceof RestException) && http.getResponse().getStatus() < 500) {
            // keeps headers such as Allow
            return Optional.of(Response.fromResponse(http.getResponse()).entity(body(http.getClass().getSimpleName(),
                    http.getResponse().getStatusInfo().getReasonPhrase())).type(MediaType.APPLICATION_JSON_TYPE).build());
        }
        Status status = ExceptionHandlerHelper.getInstance().getStatus(failure);
        if (status.getStatusCode() < 500) {
            return Optional.of(cause(failure, JsonProcessingException.class).isPresent()
                    ? answer(Status.BAD_REQUEST, "InvalidRequestException", "The request is not JSON of the expected form") : usual(status, failure));
        }
        return cause(failure, BadUserRequestException.class).map(e -> answer(Status.BAD_REQUEST, "BadUserRequestException", e.getMessage()))
                .or(() -> refusedValue(failure));
    }

    private static Response usual(Status status, Throwable failure) {
        return Response.status(status).entity(ExceptionHandlerHelper.getInstance().fromException(failure)).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Serialized Java objects, types nobody allowed, values that fit no column, models that are no XML. */
    private static Optional<Response> refusedValue(Throwable failure) {
        boolean serialization = cause(failure, ProcessEngineException.class).map(Throwable::getMessage)
                .filter(message -> message.contains("serializ")).isPresent();
        boolean data = cause(failure, SQLException.class).map(SQLException::getSQLState).filter(state -> state.startsWith("22")).isPresent();
        boolean xml = cause(failure, SAXException.class).isPresent();
        return serialization || data || xml ? Optional.of(answer(Status.BAD_REQUEST, "InvalidRequestException", "A value is of a type, form or length that is not accepted"))
                : Optional.empty();
    }

    private static Response ours(Throwable failure) {
        UUID number = UUID.randomUUID();
        LOG.error("Request failed, reported as {}", number, failure);
        return answer(Status.INTERNAL_SERVER_ERROR, "InternalError", "Something went wrong on our side; please report " + number);
    }

    private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static Response answer(Status status, String type, String message) {
        return Response.status(status).entity(body(type, message)).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Map<String, Object> body(String type, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("message", message);
        body.put("code", 0);
        return body;
    }

    /** The JSON library brings mappers of its own that quote the input; these are nearer and come first. */
    @Priority(1)
    static class UnreadableJson implements ExceptionMapper<JsonParseException> {

        @Override
        public Response toResponse(JsonParseException failure) {
            return answer(Status.BAD_REQUEST, "InvalidRequestException", "The request is not valid JSON");
        }
    }

    @Priority(1)
    static class UnfittingJson implements ExceptionMapper<JsonMappingException> {

        @Override
        public Response toResponse(JsonMappingException failure) {
            return answer(Status.BAD_REQUEST, "InvalidRequestException", "The request is not JSON of the expected form");
        }
    }
}
