package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.OperatorSignal.DecideTransition;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.OperatorSignal.SetMaintenance;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.OperatorSignal.SetPowerMode;
import io.emberkeep.sif.web.Views.AcceptedView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator wants of a pool (DESIGN rule 12; DBSS-14). */
@Path("/api/v1/pools/{pool}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "wishes", description = "What an operator wants; a refusal is a 409 with its reason.")
@RunOnVirtualThread
public class WishResource {

    private final Desk desk;
    private final Known known;

    WishResource(Desk desk, Known known) {
        this.desk = desk;
        this.known = known;
    }

    /** What automation may do. */
    public record ModeBody(Mode mode) {}

    /** What power saving may do by itself. */
    public record PowerModeBody(PowerMode mode) {}

    /** Whether nothing is to be done. */
    public record MaintenanceBody(Boolean on) {}

    @PUT
    @Path("mode")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What automation may do: ARMED, REPORT_ONLY or DISARMED")
    public AcceptedView mode(
            @PathParam("pool") String pool,
            @HeaderParam(Operator.HEADER) String operator,
            ModeBody body) {
        if (body == null || body.mode() == null) {
            throw ProblemException.badInput("the field «mode» is missing");
        }
        return want(pool, new SetMode(Operator.of(operator), body.mode()));
    }

    @PUT
    @Path("power/mode")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What power saving may do by itself: AUTOMATIC, APPROVE or REPORT_ONLY")
    public AcceptedView powerMode(
            @PathParam("pool") String pool,
            @HeaderParam(Operator.HEADER) String operator,
            PowerModeBody body) {
        if (body == null || body.mode() == null) {
            throw ProblemException.badInput("the field «mode» is missing");
        }
        return want(pool, new SetPowerMode(Operator.of(operator), body.mode()));
    }

    @POST
    @Path("plans/{plan}/{word: approve|reject}")
    @Operation(summary = "A proposed transition is to be done, or not")
    public AcceptedView decide(
            @PathParam("pool") String pool,
            @PathParam("plan") String plan,
            @PathParam("word") String word,
            @HeaderParam(Operator.HEADER) String operator) {
        var id =
                known.pool(pool).transitions().stream()
                        .map(Transition::id)
                        .filter(one -> one.value().equals(plan))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("plan " + plan));
        return want(pool, new DecideTransition(Operator.of(operator), id, word.equals("approve")));
    }

    @PUT
    @Path("servers/{server}/maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Nothing is to be done about a server, or again something")
    public AcceptedView serverMaintenance(
            @PathParam("pool") String pool,
            @PathParam("server") String server,
            @HeaderParam(Operator.HEADER) String operator,
            MaintenanceBody body) {
        var id = server(pool, server);
        return want(pool, new SetMaintenance(Operator.of(operator), ResourceId.of(id), on(body)));
    }

    @PUT
    @Path("hosts/{host}/maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Nothing is to be done about a host and its servers, or again something")
    public AcceptedView hostMaintenance(
            @PathParam("pool") String pool,
            @PathParam("host") String host,
            @HeaderParam(Operator.HEADER) String operator,
            MaintenanceBody body) {
        var id = host(pool, host);
        return want(pool, new SetMaintenance(Operator.of(operator), ResourceId.of(id), on(body)));
    }

    @POST
    @Path("servers/{server}/return")
    @Operation(summary = "Take back a target that was given up or is held (DBSS-14, DBSS-15)")
    public AcceptedView returned(
            @PathParam("pool") String pool,
            @PathParam("server") String server,
            @HeaderParam(Operator.HEADER) String operator) {
        var id = server(pool, server);
        return want(pool, new ReturnTarget(Operator.of(operator), id));
    }

    private ServerId server(String pool, String name) {
        return known.pool(pool)
                .inventory()
                .server(new ServerId(name))
                .map(ServerDefinition::name)
                .orElseThrow(() -> ProblemException.notFound("server " + name));
    }

    private HostId host(String pool, String name) {
        return known.pool(pool)
                .inventory()
                .host(new HostId(name))
                .map(HostDefinition::name)
                .orElseThrow(() -> ProblemException.notFound("host " + name));
    }

    private static boolean on(MaintenanceBody body) {
        if (body == null || body.on() == null) {
            throw ProblemException.badInput("the field «on» is missing: true or false");
        }
        return body.on();
    }

    private AcceptedView want(String pool, OperatorSignal wish) {
        var id = known.pool(pool).inventory().pool();
        var accepted = desk.want(id, wish);
        return new AcceptedView(id, accepted.revision(), accepted.changed());
    }
}
