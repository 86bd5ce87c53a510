package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Touches;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An incident outranks a transition, but a silence that its step is expected to cause is none (DESIGN rule 4). */
final class Outranking {

    private Outranking() {}

    /** Why a claim on that server waits for a transition; none if it need not. */
    static Optional<Wait> whyWait(PoolConfiguration now, ServerId target, Instant at) {
        return open(now)
                .filter(one -> holds(now, one, ResourceId.of(target)))
                .flatMap(one -> wait(now, one, target, at).stream())
                .findFirst();
    }

    /**
     * Why a claim on a server that power saving has suspended waits: its member examined it while it fell asleep (SIF-4), and
     * leaves it alone as soon as it hears of that (SIF-3). Nothing is wrong, so nothing is recorded.
     */
    static Optional<Wait> whyWaitAsleep(PoolConfiguration now, ServerId target, Instant at) {
        return now.suspended(target)
                .map(_ -> wait(now, target + " is suspended by power saving", at));
    }

    /** Another member acts on that trouble already (P2P-1): it is waited for, and nothing is recorded. */
    static Wait waitFor(PoolConfiguration now, Incident underWay, Instant at) {
        return wait(now, "there is already " + Words.of(underWay), at);
    }

    private static Wait wait(PoolConfiguration now, String reason, Instant at) {
        return new Wait(reason, at.plus(now.inventory().settings().recoveryPoll()));
    }

    private static Optional<Wait> wait(
            PoolConfiguration now, Transition transition, ServerId target, Instant at) {
        if (transition.begun().isEmpty()
                || !Touches.servers(transition.begun().get()).contains(target)) {
            return Optional.empty();
        }
        var step = transition.begun().get();
        var until = transition.until().orElseThrow();
        var reason = "%s: %s".formatted(StepWords.of(transition), StepWords.of(step));
        if (at.isBefore(until) && isSilencedBy(transition, step)) {
            return Optional.of(new Wait(reason, until));
        }
        // Where it is, only its mover can find out; while he is there, his word is waited for.
        return transition.leased() && !transition.recorded() && moves(step)
                ? Optional.of(wait(now, reason, at))
                : Optional.empty();
    }

    /** Until it is recorded; VIPs that were taken off are not yet where they are recorded. */
    private static boolean isSilencedBy(Transition transition, Step step) {
        return !transition.recorded() || step.conditionsBeforeEdit() < step.conditions().size();
    }

    private static boolean moves(Step step) {
        return switch (step) {
            case Step.MigrateServer _, Step.ReturnServer _, Step.MoveServer _ -> true;
            case Step.Settle(var begun) -> moves(begun);
            case Step.WakeHosts _,
                    Step.SleepHost _,
                    Step.MoveVips _,
                    Step.SuspendServer _,
                    Step.ResumeServer _,
                    Step.StartSpare _,
                    Step.StopSpare _,
                    Step.BringStandbyHome _,
                    Step.RecordShape _,
                    Step.BeginMaintenance _ ->
                    false;
        };
    }

    /** Those that would be in the incident's way go no further: of its group, or with what it needs. */
    static void interrupt(Draft draft, PoolConfiguration before, List<ResourceId> taken) {
        var groups =
                taken.stream()
                        .filter(one -> !one.isHost())
                        .flatMap(one -> group(before, one).stream())
                        .toList();
        open(before)
                .filter(one -> one.state() != TransitionState.INTERRUPTED)
                .filter(one -> one.state() != TransitionState.UNSETTLED)
                .filter(
                        one ->
                                TransitionCheck.groups(before, one).stream()
                                                .anyMatch(groups::contains)
                                        || taken.stream()
                                                .anyMatch(what -> alone(before, one, what)))
                .forEach(
                        one ->
                                draft.put(
                                        new TransitionDraft(one)
                                                .state(TransitionState.INTERRUPTED)
                                                .reason("an incident needs " + Words.of(taken))
                                                .build()));
    }

    private static boolean alone(
            PoolConfiguration now, Transition transition, ResourceId resource) {
        return now.hold(resource)
                .filter(hold -> hold.use() == io.emberkeep.contract.configuration.Hold.Use.ALONE)
                .filter(hold -> hold.holders().contains(HolderId.of(transition.id())))
                .isPresent();
    }

    private static boolean holds(PoolConfiguration now, Transition one, ResourceId resource) {
        return now.hold(resource)
                .filter(hold -> hold.holders().contains(HolderId.of(one.id())))
                .isPresent();
    }

    private static Stream<Transition> open(PoolConfiguration now) {
        return now.transitions().stream().filter(one -> one.state().isOpen());
    }

    private static Optional<GroupId> group(PoolConfiguration now, ResourceId server) {
        return now.inventory().server(new ServerId(server.name())).map(ServerDefinition::group);
    }
}
