package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.Observed.Guest;
import io.emberkeep.contract.id.BootId;
import java.util.Optional;

/** The boot in which the target was last seen: a restart does nothing if it is in another (DESIGN rule 5). */
public sealed interface SeenBoot {

    /** Nobody has looked yet. */
    record NotSeen() implements SeenBoot {}

    /** It was off. */
    record Off() implements SeenBoot {}

    /** It was in that boot. */
    record In(BootId boot) implements SeenBoot {}

    /** With what an executor saw; unchanged if it could not see. */
    default SeenBoot with(Observed observed) {
        if (observed.guest().filter(Guest.OFF::equals).isPresent()
                || observed.host() == Observed.HostPower.OFF) {
            return new Off();
        }
        return observed.boot().<SeenBoot>map(In::new).orElse(this);
    }

    /** As a command carries it. */
    default Optional<BootId> forCommand() {
        return this instanceof In(var boot) ? Optional.of(boot) : Optional.empty();
    }
}
