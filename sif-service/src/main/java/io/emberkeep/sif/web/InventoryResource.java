package io.emberkeep.sif.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.sif.store.Trial;
import io.emberkeep.sif.web.Problem.Violation;
import io.emberkeep.sif.web.Views.AcceptedView;
import io.emberkeep.sif.web.Views.CheckView;
import io.emberkeep.sif.web.Views.DiffView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the user describes: looked at, compared, applied. Nothing is changed by one with a fault. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "inventory",
        description = "What a pool is to be: the text of the inventory file, or JSON.")
@RunOnVirtualThread
public class InventoryResource {

    private static final String YAML = "application/yaml";
    private static final String NAME = "inventory.yaml";

    private final Desk desk;
    private final Trial trial;
    private final ObjectMapper mapper;

    InventoryResource(Desk desk, Trial trial, ObjectMapper mapper) {
        this.desk = desk;
        this.trial = trial;
        this.mapper = mapper;
    }

    @PUT
    @Path("inventory")
    @Consumes({YAML, "application/x-yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON})
    @Operation(summary = "The pool is to be as the inventory says; applying twice changes nothing")
    public AcceptedView apply(
            @HeaderParam(Operator.HEADER) String operator,
            @HeaderParam("Content-Type") String type,
            String body) {
        var inventory = whole(read(type, body));
        var accepted =
                desk.want(inventory.pool(), new ApplyInventory(Operator.of(operator), inventory));
        return new AcceptedView(inventory.pool(), accepted.revision(), accepted.changed());
    }

    @POST
    @Path("inventory/diff")
    @Consumes({YAML, "application/x-yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON})
    @Operation(summary = "What applying an inventory would change; nothing is changed")
    public DiffView diff(@HeaderParam("Content-Type") String type, String body) {
        var inventory = whole(read(type, body));
        var decision = trial.apply(inventory);
        if (decision.answer().orElse(null) instanceof Refused refused) {
            throw ProblemException.of(Problem.Kind.REFUSED, refused.reason());
        }
        return new DiffView(inventory.pool(), decision.changes());
    }

    @POST
    @Path("inventory/check")
    @Consumes({YAML, "application/x-yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON})
    @Operation(summary = "Every fault of an inventory; nothing is changed")
    public CheckView check(@HeaderParam("Content-Type") String type, String body) {
        var result = read(type, body);
        return new CheckView(
                result.inventory().map(Inventory::pool),
                result.faults().stream().map(Violation::of).toList(),
                result.warnings().stream().map(Violation::of).toList());
    }

    private static Inventory whole(InventoryFile.Result result) {
        return result.inventory().orElseThrow(() -> ProblemException.faults(result.faults()));
    }

    private InventoryFile.Result read(String type, String body) {
        if (body == null || body.isBlank()) {
            throw ProblemException.badInput("the body is empty: send the inventory's text");
        }
        return type.startsWith(MediaType.APPLICATION_JSON)
                ? InventoryFile.check(json(body), "inventory.json")
                : InventoryFile.read(body, NAME);
    }

    private Inventory json(String body) {
        try {
            return Optional.ofNullable(mapper.readValue(body, Inventory.class))
                    .orElseThrow(() -> ProblemException.badInput("the body is null"));
        } catch (JsonProcessingException malformed) {
            throw new ProblemException(ProblemMappers.badJson(malformed));
        }
    }
}
