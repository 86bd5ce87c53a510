package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;

/** What the guard wants done. */
public sealed interface GuardEffect {

    /** The command that it is about. */
    Order order();

    /** Carry it out, and say when it is finished. */
    record Begin(Order order) implements GuardEffect {}

    /** Stop it before its next action; it still comes to an end with an answer. */
    record Abort(Order order, String reason) implements GuardEffect {}

    /** Send the answer. */
    record Reply(Order order, CommandAnswer answer) implements GuardEffect {}

    /** Send the answer that was given before once more. */
    record ReplyAgain(Order order, CommandAnswer answer) implements GuardEffect {}

    /** Keep it for people to look at: it is of a claim that is over. */
    record PutAside(Order order, String reason) implements GuardEffect {}

    /** Nothing is done about it, nor said to anybody. */
    record Ignore(Order order, String reason) implements GuardEffect {}
}
