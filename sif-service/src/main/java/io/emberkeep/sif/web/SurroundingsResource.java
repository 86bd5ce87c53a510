package io.emberkeep.sif.web;

import io.emberkeep.sif.store.ReplicaLife;
import io.emberkeep.sif.store.Trouble;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What keeps recoveries back now. Answered without the database and without the broker. */
@Path("/api/v1/surroundings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "surroundings", description = "The broker, the database and the processes' clocks.")
public class SurroundingsResource {

    private final ReplicaLife life;

    SurroundingsResource(ReplicaLife life) {
        this.life = life;
    }

    @GET
    @Operation(summary = "A broker or database that does not answer, and clocks that are off")
    public SurroundingsView surroundings() {
        var replica = life.replica();
        return new SurroundingsView(replica == null ? List.of() : replica.surroundings());
    }

    /**
     * Our surroundings, as this replica sees them.
     *
     * @param troubles none if all is well
     */
    public record SurroundingsView(List<Trouble> troubles) {}
}
