package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.plan.Look;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Sight;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A gratuitous ARP can be lost: it is repeated twice after the answer. Only for as long as nothing else
 * was begun for the server; and a guest announces only what it has, so that a late one does no harm.
 */
final class Echo {

    private static final List<Duration> AFTER =
            List.of(Duration.ofMillis(100), Duration.ofMillis(900));
    private static final Duration LIMIT = Duration.ofMillis(500);

    private final Arms arms;
    private final Eyes eyes;
    private final BooleanSupplier undisturbed;

    Echo(Arms arms, Eyes eyes, BooleanSupplier undisturbed) {
        this.arms = arms;
        this.eyes = eyes;
        this.undisturbed = undisturbed;
    }

    /** Announces the VIPs of a {@link Condition.VipsOn} again. */
    void announceAgain(Scene scene) {
        var wanted = (Condition.VipsOn) scene.wanted();
        for (var wait : AFTER) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!undisturbed.getAsBoolean()) {
                return;
            }
            var sight = eyes.look(Look.VM, scene, Sight.NOTHING, LIMIT);
            if (!(sight.vm().orElseThrow() instanceof Sight.Found)) {
                return;
            }
            for (var vip : wanted.vips()) {
                if (undisturbed.getAsBoolean()) {
                    arms.act(new Primitive.AnnounceVip(vip), scene, sight, LIMIT);
                }
            }
        }
    }
}
