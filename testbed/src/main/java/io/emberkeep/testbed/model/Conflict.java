package io.emberkeep.testbed.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which more than one server answered on one VIP: what must never happen.
 *
 * @param vip the address
 * @param vms who answered on it
 * @param from when it began
 * @param to when it ended; none while it lasts
 */
public record Conflict(String vip, List<String> vms, Instant from, Optional<Instant> to) {

    public Conflict {
        vms = List.copyOf(vms);
    }
}
