package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.hypervisor.command.Order;
import java.util.function.Supplier;

/** Where answers go. */
public interface Outbox {

    /** Sends an answer to whoever asked. */
    void answer(Order order, CommandAnswer answer);

    /** Keeps a decision; does not wait. @param decision made when it is written */
    void keep(PoolId pool, Supplier<KeptDecision> decision);

    /** Keeps a command for people to look at. */
    void putAside(Order order, String reason);
}
