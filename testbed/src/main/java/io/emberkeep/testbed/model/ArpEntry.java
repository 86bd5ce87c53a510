package io.emberkeep.testbed.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the network takes a VIP to be.
 *
 * @param vm the server that it names
 * @param silentSince since when that server does not answer on the VIP
 */
public record ArpEntry(String vm, Optional<Instant> silentSince) {

    static ArpEntry answering(String vm) {
        return new ArpEntry(vm, Optional.empty());
    }
}
