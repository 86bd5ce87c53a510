package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Commands as the guard's tests need them. */
public final class Orders {

    public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    public static final PoolId POOL = new PoolId("sample");
    public static final HostId RS1 = new HostId("RS1");
    public static final CommandAnswer DONE =
            new CommandAnswer.Done(true, Optional.empty(), Observed.only(Observed.HostPower.ON));

    private Orders() {}

    /** {@code ServerRunning} for a server with its epoch, five seconds before its deadline. */
    static Order running(String id, String server, long epoch) {
        return order(id, new Condition.ServerRunning(new ServerId(server), RS1), epoch);
    }

    static Order standDown(String id, String server, long epoch) {
        return order(id, new Condition.StoodDown(new ServerId(server), RS1), epoch);
    }

    static Order order(String id, Condition condition, long epoch) {
        return order(id, condition, Map.of(condition.resource(), new Epoch(epoch)), NOON);
    }

    static Order order(
            String id, Condition condition, Map<ResourceId, Epoch> epochs, Instant arrivedAt) {
        return new Order(
                id,
                POOL,
                Optional.of("MS"),
                Optional.empty(),
                new Order.Place(0, 0),
                arrivedAt,
                new Command(
                        Optional.empty(),
                        Optional.empty(),
                        new ExecutorId("adapter"),
                        epochs,
                        NOON.plusSeconds(5),
                        condition));
    }

    static Resource server(String name) {
        return new Resource(POOL, ResourceId.of(new ServerId(name)));
    }
}
