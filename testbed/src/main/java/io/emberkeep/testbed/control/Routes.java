package io.emberkeep.testbed.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which request goes where. */
final class Routes {

    private static final Duration MACHINES_WITHIN = Duration.ofSeconds(2);

    private final Engine engine;
    private final World described;
    private final HostRoutes hosts;
    private final LoadRoutes loads;

    Routes(Engine engine, World described) {
        this.engine = engine;
        this.described = described;
        this.hosts = new HostRoutes(engine);
        this.loads = new LoadRoutes(engine);
    }

    Answer answer(Request request) throws InterruptedException {
        List<String> path = request.path();
        if (path.size() > 2 && path.getFirst().equals("hosts")) {
            return hosts.answer(request);
        }
        if (!path.isEmpty() && path.getFirst().equals("loads")) {
            return loads.answer(request);
        }
        return switch (request.method() + " /" + String.join("/", path)) {
            case "GET /health" -> Answer.ok(new Views.Health("UP"));
            case "GET /state" -> Answer.ok(Views.State.of(engine.world()));
            case "GET /machines" -> Answer.ok(machines(request.parameter("seen")));
            case "GET /times" -> Answer.ok(engine.times());
            case "PUT /times" -> times(request.body(ObjectNode.class));
            case "POST /reset" -> done(new Input.StartOver(described));
            case "POST /faults" -> fault(request.body(FaultRequest.class).input());
            case "DELETE /faults" -> fault(new Input.Clear(request.parameter("name")));
            default -> Answer.noSuchThing(request);
        };
    }

    /** At once if they are others than were seen, else when they are; after a few seconds as they are. */
    private Views.Machines machines(Optional<String> seen) throws InterruptedException {
        long last = System.nanoTime() + MACHINES_WITHIN.toNanos();
        while (true) {
            var world = engine.world();
            var now = Views.Machines.of(world);
            var left = Duration.ofNanos(last - System.nanoTime());
            if (!seen.equals(Optional.of(now.version())) || left.isNegative()) {
                return now;
            }
            engine.awaitChange(world, left);
        }
    }

    private Answer fault(Input fault) throws InterruptedException {
        try {
            return done(fault);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNKNOWN) {
                throw new BadRequest(refusal.getMessage());
            }
            throw refusal;
        }
    }

    private Answer done(Input input) throws InterruptedException {
        return Answer.ok(new Views.Done(engine.ask(input)));
    }

    private synchronized Answer times(ObjectNode change) {
        ObjectNode whole = Json.mapper().valueToTree(engine.times());
        whole.setAll(change);
        try {
            engine.times(Json.mapper().treeToValue(whole, Times.class));
            return Answer.ok(engine.times());
        } catch (JsonProcessingException wrong) {
            var cause = wrong.getCause();
            boolean ours = cause instanceof IllegalArgumentException;
            throw new BadRequest(ours ? cause.getMessage() : wrong.getOriginalMessage());
        }
    }
}
