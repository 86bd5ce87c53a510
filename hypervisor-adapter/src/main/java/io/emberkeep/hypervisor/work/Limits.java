package io.emberkeep.hypervisor.work;

import java.time.Duration;

/**
 * How long single calls may take; a command's own deadline cuts each of them short.
 *
 * @param reach a look at a hypervisor or power control: a host that says nothing so long is silent
 * @param doubt after which a hypervisor that says nothing makes us ask the power control as well
 * @param guest a look at a guest, before it counts as silent
 * @param guestBriefly the same, where what it would say is welcome and not needed
 * @param quick an action that takes no time by itself
 * @param serverPoll between two looks at a guest that boots
 * @param hostPoll between two looks at a host that boots
 * @param settle what an action under way gets to come to an end, when a new holder says stand down
 */
public record Limits(
        Duration reach,
        Duration doubt,
        Duration guest,
        Duration guestBriefly,
        Duration quick,
        Duration serverPoll,
        Duration hostPoll,
        Duration settle) {

    /** As they are if nobody says otherwise. */
    public static final Limits DEFAULT =
            new Limits(
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200),
                    Duration.ofMillis(400),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(100),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(2));
}
