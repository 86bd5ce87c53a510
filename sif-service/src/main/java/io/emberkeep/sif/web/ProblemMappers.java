package io.emberkeep.sif.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.emberkeep.sif.store.Troubles;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error is answered with a problem, and none with a stack trace. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        return exception.problem().response();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException exception) {
        return Problem.of(Problem.Kind.NOT_FOUND, "there is nothing at this path").response();
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException exception) {
        return badJson(exception).response();
    }

    /** Named apart: the framework has an own answer for it otherwise. */
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException exception) {
        return badJson(exception).response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException exception) {
        var json = causes(exception).filter(JsonProcessingException.class::isInstance).findFirst();
        if (json.isPresent()) {
            return badJson((JsonProcessingException) json.get()).response();
        }
        var status = exception.getResponse().getStatus();
        var kind = Problem.Kind.ofStatus(status);
        var detail =
                exception.getMessage() == null || exception.getMessage().isBlank()
                        ? "HTTP status " + status
                        : exception.getMessage();
        return Problem.of(kind, status, detail, List.of()).response();
    }

    @ServerExceptionMapper
    Response value(IllegalArgumentException exception) {
        return Problem.of(Problem.Kind.BAD_INPUT, exception.getMessage()).response();
    }

    @ServerExceptionMapper
    Response anything(RuntimeException exception) {
        if (Troubles.isOfSurroundings(exception)) {
            return Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "the database cannot be used now: " + Troubles.innermost(exception))
                    .response();
        }
        LOG.errorf(exception, "a request failed: %s", exception.getMessage());
        return Problem.of(Problem.Kind.INTERNAL, "a fault of ours; the log has more").response();
    }

    static Problem badJson(JsonProcessingException exception) {
        var where = exception.getLocation();
        var line = where == null ? 0 : Math.max(0, where.getLineNr());
        var reason =
                exception instanceof UnrecognizedPropertyException unknown
                        ? "unknown field «%s»".formatted(unknown.getPropertyName())
                        : causes(exception)
                                .filter(IllegalArgumentException.class::isInstance)
                                .findFirst()
                                .map(Throwable::getMessage)
                                .orElse(exception.getOriginalMessage());
        var kind = Problem.Kind.BAD_INPUT;
        return Problem.of(
                kind,
                kind.status(),
                "the body cannot be read: " + reason,
                List.of(new Problem.Violation("body", line, reason)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(20);
    }
}
