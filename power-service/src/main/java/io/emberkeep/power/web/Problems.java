package io.emberkeep.power.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What went wrong, as {@code application/problem+json} (RFC 9457). */
final class Problems {

    private Problems() {}

    /** Another instance looks after that pool, or nobody does. */
    static WebApplicationException missing(String pool) {
        return of(
                404,
                "not-found",
                "not found",
                "this power-service does not look after a pool %s".formatted(pool));
    }

    /** It is not done, for a reason; nothing changed. */
    static WebApplicationException refused(String reason) {
        return of(409, "refused", "Refused", reason);
    }

    static WebApplicationException badInput(String reason) {
        return of(400, "bad-input", "The input is wrong", reason);
    }

    /** The sif-service has not answered yet; what was asked goes on meanwhile. */
    static WebApplicationException timeout(String reason) {
        return of(504, "timeout", "No answer in time", reason);
    }

    private static WebApplicationException of(
            int status, String kind, String title, String detail) {
        return new WebApplicationException(
                Response.status(status)
                        .type("application/problem+json")
                        .entity(
                                Map.of(
                                        "type",
                                        "/problems/" + kind,
                                        "title",
                                        title,
                                        "status",
                                        status,
                                        "detail",
                                        detail))
                        .build());
    }
}
