package io.emberkeep.power.plan;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Touches;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands against anything that an operator wants of a host (DESIGN rule 12). */
final class Wants {

    private Wants() {}

    /** The pool's mode; the power mode is about what is done by itself, and does not matter here. */
    static Optional<String> pool(PoolView view) {
        return switch (view.configuration().mode()) {
            case ARMED -> Optional.empty();
            case REPORT_ONLY -> Optional.of("the pool only reports: nothing is moved in it");
            case DISARMED -> Optional.of("the pool is disarmed: nothing is moved in it");
        };
    }

    static Optional<String> known(PoolView view, HostId host) {
        return view.configuration().inventory().host(host).isEmpty()
                ? Optional.of("there is no host " + host)
                : Optional.empty();
    }

    /** A transition that needs the host, and is to be waited for. */
    static Optional<String> underWay(PoolView view, HostId host) {
        return view.configuration().transitions().stream()
                .filter(one -> one.state().isOpen())
                .filter(
                        one ->
                                one.steps().stream()
                                        .flatMap(
                                                step ->
                                                        Stream.concat(
                                                                Touches.awake(step).stream(),
                                                                Touches.asleep(step).stream()))
                                        .anyMatch(host::equals))
                .findFirst()
                .map(one -> "%s needs %s".formatted(StepWords.of(one), host));
    }
}
