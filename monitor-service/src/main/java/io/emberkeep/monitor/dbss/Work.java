package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One decision about an incident that is worked on: what both jobs need of it. Lives as long as the decision. */
final class Work {

    /** How often something is tried that an executor could not do. */
    static final int ATTEMPTS = 3;

    final Turn turn;
    Recovery recovery;

    /** Why nothing more may be done for the claim; none while something may. */
    Optional<String> dropped = Optional.empty();

    Work(Turn turn, Recovery recovery) {
        this.turn = turn;
        this.recovery = recovery;
    }

    Instant at() {
        return turn.at();
    }

    Settings settings() {
        return turn.view().settings();
    }

    IncidentId incident() {
        return recovery.incident().id();
    }

    ServerId target() {
        return recovery.incident().target();
    }

    /** Who stands in, and its host now. Only called where a standby was granted. */
    ServerId standby() {
        return recovery.covered().orElseThrow();
    }

    HostId standbyHost() {
        return known().map(TargetView.Standby::host).orElse(recovery.host());
    }

    HostId standbyHome() {
        return known().map(TargetView.Standby::home).orElse(recovery.host());
    }

    private Optional<TargetView.Standby> known() {
        return turn.view()
                .standby()
                .filter(one -> recovery.covered().filter(one.server()::equals).isPresent());
    }

    /** The VIPs that are to move: those of the standby's row while it stands in (SIF-7). */
    List<IpAddress> vipsNow() {
        return recovery.stoodIn()
                ? known().map(TargetView.Standby::vips)
                        .filter(vips -> !vips.isEmpty())
                        .orElse(recovery.vips())
                : recovery.vips();
    }

    /** Wants a condition of a server or host, for this incident, under its epochs. */
    String order(String what, Condition condition, int attempt) {
        return turn.order(
                what, Optional.of(incident()), epochs(condition.resource()), condition, attempt);
    }

    /** The same, with a deadline that may come before the usual one, but leaves time for one call. */
    String orderWithin(String what, Condition condition, int attempt, Duration atMost) {
        var least = settings().commandDeadline();
        return turn.order(
                what,
                Optional.of(incident()),
                epochs(condition.resource()),
                condition,
                attempt,
                atMost.compareTo(least) < 0 ? least : atMost);
    }

    /** The touched resource's epoch, and the target's: whoever lost that may touch nothing. */
    private Map<ResourceId, Epoch> epochs(ResourceId touched) {
        var epochs = new HashMap<ResourceId, Epoch>();
        epochs.put(ResourceId.of(target()), recovery.epoch());
        Optional.ofNullable(recovery.grant().epochs().get(touched))
                .ifPresent(epoch -> epochs.put(touched, epoch));
        return epochs;
    }

    void foreground(Step step, String detail) {
        turn.step(incident(), recovery.epoch(), Job.FOREGROUND, step, detail);
    }

    void background(Step step, String detail) {
        turn.step(incident(), recovery.epoch(), Job.BACKGROUND, step, detail);
    }

    /** An executor's failure as a sentence; nothing for what was done. */
    static String why(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done _ -> "done";
            case CommandAnswer.NotBegun(var reason) -> "not begun: " + reason;
            case CommandAnswer.Failed(_, var reason, _) -> reason;
            case CommandAnswer.Unknown(var reason) -> "outcome unknown: " + reason;
        };
    }

    /** Whether the host did not answer its executor, or is off. */
    static boolean hostGone(CommandAnswer answer) {
        return answer instanceof CommandAnswer.Failed(var cause, _, _)
                && (cause == CommandAnswer.Cause.HOST_OFF
                        || cause == CommandAnswer.Cause.HOST_UNREACHABLE
                        || cause == CommandAnswer.Cause.WHEREABOUTS_UNKNOWN);
    }

    /** What an executor saw of the target is kept: in which boot it is. */
    void seen(CommandAnswer answer) {
        switch (answer) {
            case CommandAnswer.Done(_, _, var observed) -> recovery = recovery.seen(observed);
            case CommandAnswer.Failed(_, _, var observed) -> recovery = recovery.seen(observed);
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _ -> {}
        }
    }

    /** Addresses for the log. */
    static String list(List<IpAddress> vips) {
        return vips.isEmpty()
                ? "no VIP"
                : vips.stream().map(IpAddress::value).collect(Collectors.joining(", "));
    }
}
