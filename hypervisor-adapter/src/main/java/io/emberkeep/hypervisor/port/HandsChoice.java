package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.inventory.HostDefinition;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses how a host is reached, by the scheme of its libvirt URI. */
public final class HandsChoice {

    private final Map<String, HandsMaker> makers;

    /** Of these; each for a scheme of its own. */
    public HandsChoice(Collection<HandsMaker> makers) {
        this.makers =
                makers.stream().collect(Collectors.toMap(HandsMaker::scheme, Function.identity()));
    }

    /**
     * The ports of that host.
     *
     * @throws IllegalArgumentException with a sentence, if nobody here can reach it
     */
    public Hands of(HostDefinition host) {
        var colon = host.libvirt().indexOf(':');
        var scheme = colon < 0 ? "" : host.libvirt().substring(0, colon).toLowerCase(Locale.ROOT);
        var maker = makers.get(scheme);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "the host %s cannot be reached: its libvirt URI «%s» is none that this adapter knows (%s)"
                            .formatted(
                                    host.name(),
                                    host.libvirt(),
                                    makers.keySet().stream()
                                            .sorted()
                                            .map(one -> one + ":…")
                                            .collect(Collectors.joining(", "))));
        }
        return maker.handsOf(host);
    }
}
