package io.emberkeep.power.web;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.power.watch.Power;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** What power saving thinks of a pool, and why (not). */
@Path("/api/v1/pools/{pool}/power")
@Produces(MediaType.APPLICATION_JSON)
public class PowerResource {

    private final Power power;

    PowerResource(Power power) {
        this.power = power;
    }

    /** Each group's loads, classes and reason, each host's reason, and what would be done. */
    @GET
    public PoolNow power(@PathParam("pool") String pool) {
        try {
            return power.now(new PoolId(pool)).orElseThrow(() -> missing(pool));
        } catch (IllegalArgumentException bad) {
            throw missing(pool);
        }
    }

    private static NotFoundException missing(String pool) {
        var sentence = "this power-service does not look after a pool %s".formatted(pool);
        return new NotFoundException(
                Response.status(Response.Status.NOT_FOUND)
                        .type("application/problem+json")
                        .entity(
                                Map.of(
                                        "type",
                                        "/problems/not-found",
                                        "title",
                                        "not found",
                                        "status",
                                        404,
                                        "detail",
                                        sentence))
                        .build());
    }
}
