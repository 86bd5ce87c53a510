package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.PoolId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command as it came in.
 *
 * @param id the message's id; a repetition has the same
 * @param pool in which it is to be carried out
 * @param replyTo whose the answer is; none if nobody wants one
 * @param traceParent the trace that it belongs to
 * @param place where it was read
 * @param arrivedAt when it was read
 * @param command what is wanted
 */
public record Order(
        String id,
        PoolId pool,
        Optional<String> replyTo,
        Optional<String> traceParent,
        Place place,
        Instant arrivedAt,
        Command command) {

    /** Where in the topic a command stands. */
    public record Place(int partition, long offset) {}

    /** The resource whose commands are run one at a time. */
    public Resource resource() {
        return new Resource(pool, command.condition().resource());
    }

    /** Whether it only looks, which needs no claim. */
    public boolean onlyLooks() {
        return switch (command.condition()) {
            case Condition.ServerExamined _, Condition.HostExamined _ -> true;
            default -> false;
        };
    }

    /**
     * The epochs by which it is judged: of servers, and of the host that it is itself about. A host that
     * it merely needs awake is shared by many, whose epochs need not agree.
     */
    public Map<Resource, Epoch> epochs() {
        var own = command.condition().resource();
        return command.epochs().entrySet().stream()
                .filter(each -> !each.getKey().isHost() || each.getKey().equals(own))
                .collect(
                        Collectors.toUnmodifiableMap(
                                each -> new Resource(pool, each.getKey()), Map.Entry::getValue));
    }
}
