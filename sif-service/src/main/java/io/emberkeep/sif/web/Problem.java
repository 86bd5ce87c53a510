package io.emberkeep.sif.web;

import io.emberkeep.contract.inventory.InventoryFile.Fault;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, as {@code application/problem+json} (RFC 9457).
 *
 * @param type which kind of problem, {@code /problems/KIND}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this one, as a sentence
 * @param violations each fault of the input; empty if there is nothing to add to the detail
 */
public record Problem(
        String type, String title, int status, String detail, List<Violation> violations) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    /**
     * One fault of the input.
     *
     * @param file which file
     * @param line counts from 1; 0 is the whole
     * @param reason as a sentence
     */
    public record Violation(String file, int line, String reason) {
        static Violation of(Fault fault) {
            return new Violation(fault.file(), fault.line(), fault.reason());
        }
    }

    /** The kinds of problems. */
    enum Kind {
        BAD_INPUT("bad-input", "The input is wrong", 400),
        NOT_FOUND("not-found", "There is no such thing", 404),
        METHOD_NOT_ALLOWED("method-not-allowed", "That cannot be done here", 405),
        NOT_ACCEPTABLE("not-acceptable", "It does not come in that form", 406),
        REFUSED("refused", "Refused", 409),
        TOO_LARGE("too-large", "The body is too large", 413),
        UNSUPPORTED("unsupported-media-type", "The body's media type is not read here", 415),
        INTERNAL("internal", "A fault of ours", 500),
        UNAVAILABLE("unavailable", "Not now", 503),
        TIMEOUT("timeout", "No answer in time", 504),
        OTHER("other", "That cannot be done", 400);

        private final String name;
        private final String title;
        private final int status;

        Kind(String name, String title, int status) {
            this.name = name;
            this.title = title;
            this.status = status;
        }

        static Kind ofStatus(int status) {
            for (var kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            return status >= 500 ? INTERNAL : OTHER;
        }

        int status() {
            return status;
        }
    }

    static Problem of(Kind kind, String detail) {
        return of(kind, kind.status, detail, List.of());
    }

    static Problem of(Kind kind, int status, String detail, List<Violation> violations) {
        return new Problem("/problems/" + kind.name, kind.title, status, detail, violations);
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
