package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.Observed.Guest;
import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import java.util.List;
import java.util.Optional;

/** What the hypervisor saw of a target, independently of the monitor (DESIGN rule 10). */
final class Witness {

    private Witness() {}

    /** What speaks against the target, as a sentence; none if nothing does or nobody could look. */
    static Optional<String> against(CommandAnswer answer, TargetView view) {
        return switch (answer) {
            case CommandAnswer.Done(_, _, var observed) -> against(observed, view);
            case CommandAnswer.Failed(var cause, var reason, var observed) ->
                    cause == CommandAnswer.Cause.HOST_OFF
                            ? Optional.of(reason)
                            : against(observed, view);
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<String> against(Observed observed, TargetView view) {
        if (observed.host() == HostPower.OFF || observed.host() == HostPower.SUSPENDED) {
            return Optional.of("its host is " + observed.host());
        }
        if (observed.guest().filter(guest -> guest != Guest.RUNNING).isPresent()) {
            return Optional.of("the guest is " + observed.guest().get());
        }
        if (observed.linkUp().filter(up -> !up).isPresent()) {
            return Optional.of("its link is down");
        }
        var wanted = view.row().map(ServerRow::vips).orElse(List.of());
        if (observed.vips().filter(vips -> !vips.containsAll(wanted)).isPresent()) {
            return Optional.of("the guest is without its VIPs");
        }
        return observed.guest().isPresent() && !observed.agent()
                ? Optional.of("the guest does not answer its host")
                : Optional.empty();
    }
}
