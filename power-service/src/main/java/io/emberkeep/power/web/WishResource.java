package io.emberkeep.power.web;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.pss.Asked;
import io.emberkeep.power.pss.Wish;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.Phase;
import io.emberkeep.power.watch.PoolPower;
import io.emberkeep.power.watch.Power;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an operator wants moved. It is planned from what is known now, claimed at the sif-service, and answered once that has
 * granted it; its steps are followed at the sif-service's {@code transitions}. What cannot be done is refused (409) with
 * the reason.
 */
@Path("/api/v1/pools/{pool}/power")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WishResource {

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9 ._@+-]{1,63}");

    /** The claim is answered within a second, and asked again while the sif-service is silent. */
    private static final long PATIENCE_SECONDS = 15;

    private final Power power;

    WishResource(Power power) {
        this.power = power;
    }

    /**
     * A host to be emptied.
     *
     * @param host which
     * @param force also if less is left than the pool's reserve
     * @param dryRun only says what would be done
     * @param request a name of the caller's for this request, so that asking again does nothing twice; chosen if it is
     *     left out
     */
    public record Drain(String host, boolean force, boolean dryRun, String request) {}

    /** A server to go to another host; the others as above. */
    public record Move(String server, String host, boolean dryRun, String request) {}

    /**
     * What is done about it.
     *
     * @param transition its name; none if it would only be
     * @param steps each as a sentence; empty if it was asked for before
     * @param notes what an operator should know besides
     */
    public record Answer(
            Optional<TransitionId> transition, List<String> steps, List<String> notes) {}

    /** Empties a host and puts it in maintenance. */
    @POST
    @Path("/drain")
    public Answer drain(
            @PathParam("pool") String pool,
            @HeaderParam("X-Emberkeep-Operator") String operator,
            Drain wanted) {
        var host = name(wanted == null ? null : wanted.host(), "host", HostId::new);
        return answer(
                pool,
                new Wish.Drain(host, wanted.force()),
                wanted.dryRun(),
                request(wanted.request()),
                operator);
    }

    /** Brings a server to another host. */
    @POST
    @Path("/move")
    public Answer move(
            @PathParam("pool") String pool,
            @HeaderParam("X-Emberkeep-Operator") String operator,
            Move wanted) {
        var server = name(wanted == null ? null : wanted.server(), "server", ServerId::new);
        var host = name(wanted.host(), "host", HostId::new);
        return answer(
                pool,
                new Wish.Move(server, host),
                wanted.dryRun(),
                request(wanted.request()),
                operator);
    }

    private Answer answer(String name, Wish wish, boolean dryRun, String request, String operator) {
        var pool = pool(name);
        if (dryRun) {
            return switch (pool.plan(wish)) {
                case Errand.Refused(var reason) -> throw Problems.refused(reason);
                case Errand.Steps plan -> answer(Optional.empty(), plan);
            };
        }
        var carried = pool.carry(wish, request, operator(operator));
        return switch (carried.asked()) {
            case Asked.Refused(var reason) -> throw Problems.refused(reason);
            case Asked.Known(var id) -> {
                carried.begun().ifPresent(WishResource::await);
                yield new Answer(Optional.of(id), List.of(), List.of());
            }
            case Asked.Begun(var course, var plan) -> {
                carried.begun().ifPresent(WishResource::await);
                yield answer(Optional.of(course.transition()), plan);
            }
        };
    }

    private PoolPower pool(String name) {
        try {
            return power.pool(new PoolId(name)).orElseThrow(() -> Problems.missing(name));
        } catch (IllegalArgumentException bad) {
            throw Problems.missing(name);
        }
    }

    /** Until the SIF has said yes or no. */
    private static void await(CompletableFuture<Course> begun) {
        try {
            var course = begun.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (course.phase() instanceof Phase.Over(var outcome, var reason)
                    && (outcome == Phase.Outcome.REFUSED || outcome == Phase.Outcome.LOST)) {
                throw Problems.refused(reason);
            }
        } catch (TimeoutException | ExecutionException silent) {
            throw Problems.timeout(
                    "the sif-service has not answered yet; it is done as soon as it grants it");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problems.timeout("this power-service stops");
        }
    }

    private static Answer answer(Optional<TransitionId> id, Errand.Steps plan) {
        return new Answer(id, StepWords.all(plan.steps()), plan.notes());
    }

    private static <T> T name(String text, String what, Function<String, T> type) {
        if (text == null) {
            throw Problems.badInput("which %s? There is no field %s".formatted(what, what));
        }
        try {
            return type.apply(text);
        } catch (IllegalArgumentException bad) {
            throw Problems.badInput("%s: %s".formatted(what, bad.getMessage()));
        }
    }

    private static String request(String given) {
        if (given == null) {
            return "%x".formatted(Instant.now().toEpochMilli());
        }
        if (!REQUEST.matcher(given).matches()) {
            throw Problems.badInput("request is 1 to 20 letters and digits");
        }
        return given;
    }

    private static String operator(String header) {
        return header != null && OPERATOR.matcher(header).matches() ? header : "operator";
    }
}
