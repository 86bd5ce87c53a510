package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.OperatorSignal.DecideTransition;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.OperatorSignal.SetMaintenance;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.OperatorSignal.SetPowerMode;
import io.emberkeep.contract.transition.StepWords;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an operator wants (DESIGN rule 12; DBSS-14). Wanting what is so already changes nothing. */
final class Wishes {

    private Wishes() {}

    static Decision decide(PoolState state, OperatorSignal wish, Instant now) {
        return switch (wish) {
            case ApplyInventory apply -> InventoryEdit.apply(state, apply.inventory(), now);
            case SetMode mode -> {
                var draft = new Draft(state, now);
                draft.mode = mode.mode();
                yield accepted(draft);
            }
            case SetPowerMode mode -> {
                var draft = new Draft(state, now);
                draft.powerMode = mode.mode();
                yield accepted(draft);
            }
            case DecideTransition word -> decide(state, word, now);
            case SetMaintenance maintenance -> maintenance(state, maintenance, now);
            case ReturnTarget target -> returned(state, target.target(), now);
        };
    }

    static Decision accepted(Draft draft) {
        return draft.answered((after, changed) -> new Accepted(after.revision(), changed));
    }

    /** A proposal is done by whichever power-service sees the word, or is over. */
    private static Decision decide(PoolState state, DecideTransition word, Instant now) {
        var found = state.configuration().transition(word.transition());
        var draft = new Draft(state, now);
        if (found.isEmpty()) {
            return Decision.refused(state, "there is no plan " + word.transition());
        }
        var plan = found.get();
        if (plan.state() == TransitionState.APPROVED && word.approved()) {
            return accepted(draft);
        }
        if (plan.state() == TransitionState.UNSETTLED && !word.approved()) {
            draft.put(
                    new TransitionDraft(plan)
                            .reason(
                                    "%s says that it is as the records say"
                                            .formatted(word.operator()))
                            .ended(TransitionState.STOPPED, now)
                            .build());
            return accepted(draft);
        }
        if (plan.state() != TransitionState.PROPOSED && plan.state() != TransitionState.APPROVED) {
            return Decision.refused(state, StepWords.of(plan) + " is begun already");
        }
        draft.put(
                word.approved()
                        ? new TransitionDraft(plan).state(TransitionState.APPROVED).build()
                        : new TransitionDraft(plan)
                                .reason("rejected by " + word.operator())
                                .ended(TransitionState.REJECTED, now)
                                .build());
        return accepted(draft);
    }

    private static Decision maintenance(PoolState state, SetMaintenance wish, Instant now) {
        var inventory = state.configuration().inventory();
        var name = wish.resource().name();
        var draft = new Draft(state, now);
        if (wish.resource().isHost()) {
            var host = new HostId(name);
            if (inventory.host(host).isEmpty()) {
                return Decision.refused(state, "there is no host " + name);
            }
            set(draft.hostsInMaintenance, host, wish.on());
        } else {
            var server = new ServerId(name);
            if (inventory.server(server).isEmpty()) {
                return Decision.refused(state, "there is no server " + name);
            }
            set(draft.serversInMaintenance, server, wish.on());
        }
        return accepted(draft);
    }

    private static <T> void set(Set<T> all, T one, boolean on) {
        if (on) {
            all.add(one);
        } else {
            all.remove(one);
        }
    }

    /** A target that was given up or is held is to be taken back: a member that sees it takes over. */
    private static Decision returned(PoolState state, ServerId target, Instant now) {
        var configuration = state.configuration();
        var draft = new Draft(state, now);
        if (configuration.inventory().server(target).isEmpty()) {
            return Decision.refused(state, "there is no server " + target);
        }
        var found = configuration.incidentOf(target);
        if (found.isEmpty()) {
            return Decision.refused(state, target + " is neither given up nor held");
        }
        var incident = found.get();
        return switch (incident.state()) {
            case RETURNING -> accepted(draft);
            case RECOVERING, FUNCTION_RECOVERED, RECOVERED, REFUSED ->
                    Decision.refused(
                            state,
                            "%s is neither given up nor held: %s"
                                    .formatted(target, Words.of(incident)));
            case GIVEN_UP, HELD -> {
                var maintenance = Permission.maintenance(configuration, target);
                if (maintenance.isPresent()) {
                    yield Decision.refused(state, maintenance.get());
                }
                draft.put(
                        new IncidentDraft(incident)
                                .reopened(IncidentState.RETURNING)
                                .held(Optional.empty())
                                .build());
                yield accepted(draft);
            }
        };
    }
}
