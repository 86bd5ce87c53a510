package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.sif.store.HistoryLine;
import io.emberkeep.sif.store.IncidentLog;
import io.emberkeep.sif.store.Page;
import io.emberkeep.sif.web.Views.IncidentView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What happened in a pool, in pages; {@code X-Total-Count} says how much there is. */
@Path("/api/v1/pools/{pool}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "What happened, the newest first.")
@RunOnVirtualThread
public class IncidentResource {

    private final Known known;
    private final IncidentLog log;

    IncidentResource(Known known, IncidentLog log) {
        this.known = known;
        this.log = log;
    }

    @GET
    @Path("incidents")
    @Operation(summary = "Incidents with their steps, the newest first")
    public RestResponse<List<IncidentView>> incidents(
            @PathParam("pool") String pool,
            @QueryParam("state") Optional<String> state,
            @QueryParam("target") Optional<String> target,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        var id = existing(pool);
        var found =
                log.incidents(
                        id,
                        state.map(
                                text -> Paging.named(IncidentState.values(), text, "an incident")),
                        target.map(ServerId::new),
                        Paging.page(page),
                        Paging.size(size));
        var views =
                found.rows().stream()
                        .map(entry -> IncidentView.of(entry.getKey(), entry.getValue()))
                        .toList();
        return Paging.paged(new Page<>(views, found.total()));
    }

    @GET
    @Path("incidents/{id}")
    @Operation(summary = "One incident with its steps")
    public IncidentView incident(@PathParam("pool") String pool, @PathParam("id") String id) {
        return log.incident(existing(pool), new IncidentId(id))
                .map(entry -> IncidentView.of(entry.getKey(), entry.getValue()))
                .orElseThrow(() -> ProblemException.notFound("incident " + id));
    }

    @GET
    @Path("history")
    @Operation(summary = "Every change of every record, the newest revision first (SIF-9)")
    public RestResponse<List<HistoryLine>> history(
            @PathParam("pool") String pool,
            @QueryParam("record") Optional<String> record,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        return Paging.paged(
                log.history(
                        existing(pool),
                        record.map(name -> name.replace('-', ' ')),
                        Paging.page(page),
                        Paging.size(size)));
    }

    private PoolId existing(String pool) {
        return known.pool(pool).inventory().pool();
    }
}
