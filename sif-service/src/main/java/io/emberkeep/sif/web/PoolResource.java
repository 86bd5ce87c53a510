package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.sif.store.Reading;
import io.emberkeep.sif.web.Views.GroupView;
import io.emberkeep.sif.web.Views.HostView;
import io.emberkeep.sif.web.Views.PoolView;
import io.emberkeep.sif.web.Views.ServerView;
import io.emberkeep.sif.web.Views.StatusView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a pool is now. */
@Path("/api/v1/pools")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "pools", description = "What a pool is now; the ETag is its revision.")
@RunOnVirtualThread
public class PoolResource {

    private final Known known;
    private final Reading reading;

    PoolResource(Known known, Reading reading) {
        this.known = known;
        this.reading = reading;
    }

    @GET
    @Operation(summary = "All pools")
    public List<PoolView> pools() {
        return reading.revisions().keySet().stream()
                .flatMap(pool -> reading.pool(pool).stream())
                .map(Showing::pool)
                .toList();
    }

    @GET
    @Path("{pool}/status")
    @Operation(summary = "A pool at a glance: its hosts and servers")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StatusView.class)))
    public Response status(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, Showing::status);
    }

    @GET
    @Path("{pool}/hosts")
    @Operation(summary = "The hosts (the papers' real servers)")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = HostView.class)))
    public Response hosts(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, Showing::hosts);
    }

    @GET
    @Path("{pool}/groups")
    @Operation(summary = "The service groups")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = GroupView.class)))
    public Response groups(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, Showing::groups);
    }

    @GET
    @Path("{pool}/servers")
    @Operation(summary = "The servers: targets and standbys")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = ServerView.class)))
    public Response servers(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, Showing::servers);
    }

    @GET
    @Path("{pool}/servers/{server}")
    @Operation(summary = "One server")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ServerView.class)))
    public Response server(
            @PathParam("pool") String pool,
            @PathParam("server") String server,
            @Context Request request) {
        return known.show(
                pool,
                request,
                configuration ->
                        Showing.servers(configuration).stream()
                                .filter(one -> one.name().value().equals(server))
                                .findFirst()
                                .orElseThrow(() -> ProblemException.notFound("server " + server)));
    }

    @GET
    @Path("{pool}/structure")
    @Operation(summary = "Who watches whom, and why it differs from the start")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StructureView.class)))
    public Response structure(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, StructureView::of);
    }

    @GET
    @Path("{pool}/configuration")
    @Operation(summary = "The whole configuration state, as every member has it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PoolConfiguration.class)))
    public Response configuration(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, configuration -> configuration);
    }

    @GET
    @Path("{pool}/inventory")
    @Operation(summary = "What was applied last")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Inventory.class)))
    public Response inventory(@PathParam("pool") String pool, @Context Request request) {
        return known.show(pool, request, PoolConfiguration::inventory);
    }

    @GET
    @Path("{pool}/records/{record}")
    @Operation(
            summary = "One record (SPEC section 4)",
            description =
                    "operation, suspend, live-migration, real-server, state, trouble, problem, group, separation, operation-assignment, sleeping, away or transition")
    public Response record(
            @PathParam("pool") String pool,
            @PathParam("record") String record,
            @Context Request request) {
        return known.show(pool, request, configuration -> rows(configuration, record));
    }

    private static List<?> rows(PoolConfiguration configuration, String record) {
        return switch (record) {
            case "operation" -> configuration.operation();
            case "suspend" -> configuration.suspend();
            case "live-migration" -> configuration.liveMigration();
            case "real-server" -> configuration.realServers();
            case "state" -> configuration.states();
            case "trouble" -> configuration.troubles();
            case "problem" -> configuration.problems();
            case "group" -> Management.of(configuration).group();
            case "separation" -> Management.of(configuration).separation();
            case "operation-assignment" -> Management.of(configuration).assignments();
            case "sleeping" -> configuration.sleeping();
            case "away" -> configuration.away();
            case "transition" -> configuration.transitions();
            default ->
                    throw ProblemException.notFound(
                            "record «%s»: there are operation, suspend, live-migration, real-server, state, trouble, problem, group, separation, operation-assignment, sleeping, away and transition"
                                    .formatted(record));
        };
    }
}
