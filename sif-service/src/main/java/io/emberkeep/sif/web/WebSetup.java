package io.emberkeep.sif.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emberkeep.contract.wire.Json;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    /** Said before the body is read; one of unknown length is cut off at the same size. */
    void sizes(
            @Observes Router router,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(
                        context -> {
                            if (length(context) > largest.asLongValue()) {
                                context.response().putHeader(HttpHeaders.CONNECTION, "close");
                                answer(context, Problem.Kind.TOO_LARGE);
                            } else {
                                context.next();
                            }
                        });
    }

    private static long length(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException noNumber) {
            return 0;
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
