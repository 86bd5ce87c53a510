package io.emberkeep.sif.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emberkeep.contract.wire.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The wire's form on the HTTP side: our JSON, but strict; and problems also below REST. */
@ApplicationScoped
public class WebSetup {

    /** As everywhere, except that people mistype: an unknown field is a fault here. */
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** What is refused before REST sees it is a problem too. */
    void errors(@Observes Router router) {
        for (var kind : Problem.Kind.values()) {
            if (kind != Problem.Kind.OTHER) {
                router.errorHandler(kind.status(), context -> answer(context, kind));
            }
        }
    }

    private static void answer(RoutingContext context, Problem.Kind kind) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var detail =
                switch (kind) {
                    case TOO_LARGE -> "the body is larger than what is read here";
                    case NOT_FOUND -> "there is nothing at this path";
                    default -> "HTTP status " + kind.status();
                };
        try {
            context.response()
                    .setStatusCode(kind.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Json.mapper().writeValueAsString(Problem.of(kind, detail)));
        } catch (JsonProcessingException impossible) {
            context.response().setStatusCode(kind.status()).end();
        }
    }
}
