package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.sif.store.Page;
import io.emberkeep.sif.store.TransitionLog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What power saving does and did (PSS-4 to 9); {@code X-Total-Count} says how much there is. */
@Path("/api/v1/pools/{pool}/transitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transitions", description = "What power saving does and did, the newest first.")
@RunOnVirtualThread
public class TransitionResource {

    private final Known known;
    private final TransitionLog log;

    TransitionResource(Known known, TransitionLog log) {
        this.known = known;
        this.log = log;
    }

    /**
     * A transition.
     *
     * @param steps each as a sentence
     * @param done how many of them are recorded
     */
    public record TransitionView(
            TransitionId id,
            TransitionKind kind,
            Optional<GroupId> group,
            TransitionState state,
            MemberId holder,
            boolean leased,
            String reason,
            Instant begunAt,
            Optional<Instant> endedAt,
            Optional<Instant> until,
            int done,
            List<String> steps) {

        static TransitionView of(Transition one) {
            return new TransitionView(
                    one.id(),
                    one.kind(),
                    one.group(),
                    one.state(),
                    one.holder(),
                    one.leased(),
                    one.reason(),
                    one.begunAt(),
                    one.endedAt(),
                    one.until().filter(_ -> one.state().isOpen()),
                    one.recorded() ? one.step() + 1 : one.step(),
                    StepWords.all(one.steps()));
        }
    }

    @GET
    @Operation(summary = "Transitions, those proposed too, the newest first")
    public RestResponse<List<TransitionView>> transitions(
            @PathParam("pool") String pool,
            @QueryParam("state") Optional<String> state,
            @QueryParam("page") @DefaultValue("0") String page,
            @QueryParam("size") @DefaultValue("50") String size) {
        var found =
                log.transitions(
                        known.pool(pool).inventory().pool(),
                        state.map(
                                text ->
                                        Paging.named(
                                                TransitionState.values(), text, "a transition")),
                        Paging.page(page),
                        Paging.size(size));
        return Paging.paged(
                new Page<>(found.rows().stream().map(TransitionView::of).toList(), found.total()));
    }
}
