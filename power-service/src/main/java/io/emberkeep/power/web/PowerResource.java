package io.emberkeep.power.web;

import io.emberkeep.contract.decision.About;
import io.emberkeep.contract.decision.KeptDecision;
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
import java.time.Instant;
import java.util.List;

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

    /** A decision, as it is told: the topic {@code decisions} has what it can be judged again from. */
    public record Decided(
            Instant at,
            String subject,
            List<String> about,
            String came,
            String decided,
            String reason) {

        static Decided of(KeptDecision one) {
            return new Decided(
                    one.at(),
                    one.subject(),
                    one.about().stream().map(About::value).toList(),
                    one.story().came(),
                    one.story().decided(),
                    one.story().reason());
        }
    }

    /** What this instance decided lately about a group, host, server or transition, the newest first. */
    @GET
    @Path("/decisions")
    public List<Decided> decisions(
            @PathParam("pool") String pool, @QueryParam("about") String about) {
        if (about == null) {
            throw Problems.badInput("about names a group, host, server or transition");
        }
        try {
            return power
                    .decided(new PoolId(pool), about)
                    .orElseThrow(() -> Problems.missing(pool))
                    .stream()
                    .map(Decided::of)
                    .toList();
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
