package io.emberkeep.power.web;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.power.pss.EnergyNow;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.power.watch.Power;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

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
            return power.now(new PoolId(pool)).orElseThrow(() -> Problems.missing(pool));
        } catch (IllegalArgumentException bad) {
            throw Problems.missing(pool);
        }
    }

    /**
     * What its hosts used and saved.
     *
     * @param since a time, or a duration before now; without it, since the account began
     */
    @GET
    @Path("/energy")
    public EnergyNow energy(@PathParam("pool") String pool, @QueryParam("since") String since) {
        var wanted = Since.of(since);
        try {
            return power.energy(new PoolId(pool), wanted).orElseThrow(() -> Problems.missing(pool));
        } catch (IllegalArgumentException bad) {
            throw Problems.missing(pool);
        }
    }
}
