package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.sif.store.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** A pool as REST reads it, with its revision as ETag. */
@ApplicationScoped
public class Known {

    private final Reading reading;

    Known(Reading reading) {
        this.reading = reading;
    }

    /** The pool at its newest revision. @throws ProblemException if there is none of that name */
    PoolConfiguration pool(String name) {
        return reading.pool(new PoolId(name))
                .orElseThrow(() -> ProblemException.notFound("pool " + name));
    }

    /** Something of the pool; 304 if the client has that revision already. */
    Response show(String pool, Request request, Function<PoolConfiguration, ?> view) {
        var configuration = pool(pool);
        var tag = new EntityTag(configuration.revision().toString());
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged == null
                ? Response.ok(view.apply(configuration)).tag(tag).build()
                : unchanged.tag(tag).build();
    }
}
