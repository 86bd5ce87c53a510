package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.power.plan.Draining;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.plan.Moving;
import io.emberkeep.power.plan.PoolView;
import io.emberkeep.power.plan.PowerPolicy;
import java.util.Optional;

/** Something that an operator wants moved; the power mode does not hold it back (DESIGN rule 12). */
public sealed interface Wish {

    /** A host is emptied for its maintenance. @param force also if less is left than the pool's reserve */
    record Drain(HostId host, boolean force) implements Wish {}

    /** A server in operation goes to another host. */
    record Move(ServerId server, HostId to) implements Wish {}

    /** What it becomes. */
    default TransitionKind kind() {
        return switch (this) {
            case Drain _ -> TransitionKind.DRAIN;
            case Move _ -> TransitionKind.MOVE;
        };
    }

    /** What it is about, for its name. */
    default String subject() {
        return switch (this) {
            case Drain drain -> drain.host().value();
            case Move move -> move.server().value();
        };
    }

    /** As a sentence. */
    default String sentence() {
        return switch (this) {
            case Drain drain -> "drains " + drain.host();
            case Move move -> "moves %s to %s".formatted(move.server(), move.to());
        };
    }

    /** How it can be fulfilled. */
    default Errand plan(PoolView view, PowerPolicy policy) {
        return switch (this) {
            case Drain(var host, var force) -> Draining.plan(view, host, force, policy);
            case Move(var server, var to) -> Moving.plan(view, server, to, policy);
        };
    }

    /** The group that it is of; none if of several. */
    default Optional<GroupId> group(PoolView view) {
        return switch (this) {
            case Drain _ -> Optional.empty();
            case Move move ->
                    view.configuration().inventory().server(move.server()).map(one -> one.group());
        };
    }
}
