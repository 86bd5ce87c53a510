package io.emberkeep.monitor.web;

import io.emberkeep.monitor.watch.Monitor;
import io.emberkeep.monitor.watch.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** What each target's DBSS is doing now. */
@Path("/api/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
public class TargetsResource {

    private final Monitor monitor;

    TargetsResource(Monitor monitor) {
        this.monitor = monitor;
    }

    /** All targets of all pools, in the order of their names. */
    @GET
    public List<TargetNow> targets() {
        return monitor.now().entrySet().stream()
                .flatMap(
                        pool ->
                                pool.getValue().entrySet().stream()
                                        .map(
                                                one -> {
                                                    var now = one.getValue();
                                                    var phase = now.state().phase();
                                                    return new TargetNow(
                                                            pool.getKey().value(),
                                                            one.getKey().value(),
                                                            Words.state(phase),
                                                            now.since(),
                                                            Words.detail(phase));
                                                }))
                .toList();
    }

    /**
     * One target.
     *
     * @param state one or two words
     * @param since when it began to do that
     * @param detail a few words more
     */
    public record TargetNow(
            String pool, String target, String state, Instant since, String detail) {}
}
