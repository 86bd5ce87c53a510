package io.emberkeep.power.load;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A service group's load, if it is known (SPEC section 3). */
public sealed interface GroupLoad {

    /** Whose load. */
    GroupId group();

    /**
     * Of each server in operation there are fresh samples.
     *
     * @param group whose load
     * @param loads the three loads
     * @param servers what each server in operation adds to them
     */
    record Known(GroupId group, Loads loads, Map<ServerId, ServerLoad> servers)
            implements GroupLoad {

        /** Copies, and keeps the order. */
        public Known {
            servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
        }

        /**
         * What the loads would be if only these served, and the others' clients came to them: the same
         * equations, with all that is used over what those have. Without it a group whose load is light on two
         * servers and moderate on one would change to and fro for ever.
         *
         * @param kept who would serve; those that are not measured now add nothing
         * @param memoryMoves how much of the others' used memory comes along with their clients, 0 to 1
         * @return nothing if none of them is measured
         */
        public Optional<Loads> onto(Collection<ServerId> kept, double memoryMoves) {
            var stay = servers.keySet().stream().filter(kept::contains).map(servers::get).toList();
            if (stay.isEmpty()) {
                return Optional.empty();
            }
            var stayUsed = sum(stay, ServerLoad::memoryUsedBytes);
            var used = sum(servers.values(), ServerLoad::memoryUsedBytes);
            var all = servers.values();
            return Optional.of(
                    new Loads(
                            Percent.of(
                                    stayUsed + memoryMoves * (used - stayUsed),
                                    sum(stay, ServerLoad::memoryTotalBytes)),
                            new Percent(
                                    sum(all, one -> one.cpuPercent() * one.cores())
                                            / sum(stay, ServerLoad::cores)),
                            Percent.of(
                                    sum(all, ServerLoad::bytesPerSecond),
                                    sum(stay, ServerLoad::ratedBytesPerSecond))));
        }
    }

    /**
     * It cannot be said, which never makes a group light.
     *
     * @param group whose load
     * @param reason what is missing
     */
    record Unknown(GroupId group, String reason) implements GroupLoad {}

    /**
     * The three equations over the servers in operation; a standby that stands in is one of them (SIF-10c).
     *
     * @param inOperation the group's servers in <em>operation</em>, in its order
     * @param windows what is known of each server; of others too
     */
    static GroupLoad of(
            GroupId group,
            Collection<ServerId> inOperation,
            Map<ServerId, LoadWindow> windows,
            Instant now,
            LoadRules rules) {
        if (inOperation.isEmpty()) {
            return new Unknown(group, "no server of %s is in operation".formatted(group));
        }
        var servers = new LinkedHashMap<ServerId, ServerLoad>();
        for (var server : inOperation) {
            var window = windows.getOrDefault(server, LoadWindow.empty(server));
            var load = window.load(now, rules);
            if (load.isEmpty()) {
                return new Unknown(group, missing(window, now));
            }
            servers.put(server, load.get());
        }
        return new Known(group, equations(servers.values()), servers);
    }

    private static String missing(LoadWindow window, Instant now) {
        return window.age(now)
                .map(age -> "no sample of %s for %d s".formatted(window.server(), age.toSeconds()))
                .orElse("no sample of %s yet".formatted(window.server()));
    }

    private static Loads equations(Collection<ServerLoad> servers) {
        return new Loads(
                Percent.of(
                        sum(servers, ServerLoad::memoryUsedBytes),
                        sum(servers, ServerLoad::memoryTotalBytes)),
                new Percent(
                        sum(servers, one -> one.cpuPercent() * one.cores())
                                / sum(servers, ServerLoad::cores)),
                Percent.of(
                        sum(servers, ServerLoad::bytesPerSecond),
                        sum(servers, ServerLoad::ratedBytesPerSecond)));
    }

    private static double sum(Collection<ServerLoad> servers, ToDoubleFunction<ServerLoad> what) {
        var sum = 0.0;
        for (var server : servers) {
            sum += what.applyAsDouble(server);
        }
        return sum;
    }
}
