package io.emberkeep.hypervisor.plan;

import static io.emberkeep.hypervisor.plan.Primitive.OnHost.POWER_OFF;
import static io.emberkeep.hypervisor.plan.Primitive.OnHost.SUSPEND;
import static io.emberkeep.hypervisor.plan.Primitive.OnHost.WAKE;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.HostId;
import java.util.List;
import java.util.Set;

/** A host's power. */
final class HostPlans {

    /** So many packets go to a machine that nobody can be asked about; who watches it sees it come. */
    private static final int BLIND_WAKES = 3;

    private HostPlans() {}

    static Move next(Condition.OfHost wanted, Context context, Sight sight, Progress progress) {
        if (sight.host().isEmpty()) {
            return new Move.See(Look.HOST);
        }
        var host = sight.host().get();
        return switch (wanted) {
            case Condition.HostExamined _ -> Ends.done(sight, progress);
            case Condition.HostOn _ -> on(wanted.host(), context, host, sight, progress);
            case Condition.HostSuspended _ ->
                    suspended(wanted.host(), context, host, sight, progress);
            case Condition.HostOff _ -> off(wanted.host(), host, sight, progress);
        };
    }

    /** Woken by magic packets, which may be lost: one more with each look until it is on. */
    private static Move on(
            HostId name, Context context, Sight.Host host, Sight sight, Progress progress) {
        if (host.hypervisor()) {
            return Ends.done(sight, progress);
        }
        if (host.power() == HostPower.ON) {
            return new Move.Await(
                    progress.did(WAKE)
                            ? new CommandAnswer.Unknown("%s was woken and boots".formatted(name))
                            : new CommandAnswer.Failed(
                                    Cause.HOST_UNREACHABLE,
                                    "%s is on, and its hypervisor does not answer".formatted(name),
                                    sight.observed()));
        }
        if (!context.wakeable()) {
            return Ends.failed(
                    Cause.OTHER,
                    "%s has no MAC address in the inventory: it cannot be woken".formatted(name),
                    sight);
        }
        if (!context.askable() && progress.times(WAKE) >= BLIND_WAKES) {
            return Ends.done(sight, progress);
        }
        return progress.times(WAKE) <= progress.waits()
                ? Move.Act.of(WAKE)
                : new Move.Await(
                        new CommandAnswer.Unknown(
                                "%s was sent magic packets and is not on yet".formatted(name)));
    }

    private static Move suspended(
            HostId name, Context context, Sight.Host host, Sight sight, Progress progress) {
        if (context.management()) {
            return Ends.failed(
                    Cause.OTHER,
                    "%s is a management host: it is never suspended".formatted(name),
                    sight);
        }
        return switch (host.power()) {
            case SUSPENDED -> Ends.done(sight, progress);
            case OFF ->
                    Ends.failed(
                            Cause.HOST_OFF,
                            "%s is off and cannot be suspended".formatted(name),
                            sight);
            case UNKNOWN -> silent(name, sight);
            case ON -> {
                var busy = busy(host);
                if (!host.hypervisor()) {
                    yield Ends.failed(
                            Cause.HOST_UNREACHABLE,
                            "the hypervisor of %s does not answer: nobody knows what runs there"
                                    .formatted(name),
                            sight);
                }
                yield busy.isEmpty()
                        ? suspend(name, sight, progress)
                        : Ends.failed(
                                Cause.OTHER,
                                "%s runs %s: only a host on which nothing runs is suspended"
                                        .formatted(name, String.join(", ", busy)),
                                sight);
            }
        };
    }

    /** What runs there, whatever the records say: a host sleeps with nobody whom somebody may need. */
    private static List<String> busy(Sight.Host host) {
        return host.running().stream().flatMap(Set::stream).sorted().toList();
    }

    private static Move suspend(HostId name, Sight sight, Progress progress) {
        return progress.tried(SUSPEND)
                ? Ends.failed(
                        Cause.OTHER,
                        "%s is still on: %s".formatted(name, progress.whyNot(SUSPEND)),
                        sight)
                : Move.Act.of(SUSPEND);
    }

    /** Off means confirmed off (DESIGN rule 9); already off is success. */
    private static Move off(HostId name, Sight.Host host, Sight sight, Progress progress) {
        return switch (host.power()) {
            case OFF -> Ends.done(Means.HOST_OFF, sight, progress);
            case UNKNOWN -> silent(name, sight);
            case ON, SUSPENDED ->
                    progress.tried(POWER_OFF)
                            ? Ends.failed(
                                    Cause.OTHER,
                                    "%s is not off: %s".formatted(name, progress.whyNot(POWER_OFF)),
                                    sight)
                            : Move.Act.of(POWER_OFF);
        };
    }

    private static Move silent(HostId name, Sight sight) {
        return Ends.failed(
                Cause.POWER_CONTROL_SILENT,
                "the power control of %s does not answer".formatted(name),
                sight);
    }
}
