package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.hypervisor.command.Order;

/** Where answers go. */
public interface Outbox {

    /** Sends an answer to whoever asked. */
    void answer(Order order, CommandAnswer answer);

    /** Keeps a command for people to look at. */
    void putAside(Order order, String reason);
}
