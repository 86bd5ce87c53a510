package io.emberkeep.contract.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something that a claim holds and that has an epoch of its own: a server or a host (DESIGN rule 2).
 *
 * @param value {@code server:NAME} or {@code host:NAME}
 */
public record ResourceId(@JsonValue String value) implements Comparable<ResourceId> {

    /** @throws IllegalArgumentException if it names neither a server nor a host */
    @JsonCreator
    public ResourceId {
        if (value == null || !(value.startsWith("server:") || value.startsWith("host:"))) {
            throw new IllegalArgumentException(
                    "«%s» is no resource: server:NAME or host:NAME".formatted(value));
        }
        Names.check("resource", value.substring(value.indexOf(':') + 1));
    }

    /** The server as a resource. */
    public static ResourceId of(ServerId server) {
        return new ResourceId("server:" + server.value());
    }

    /** The host as a resource. */
    public static ResourceId of(HostId host) {
        return new ResourceId("host:" + host.value());
    }

    /** Whether it is a host. */
    public boolean isHost() {
        return value.startsWith("host:");
    }

    /** The server's or host's name. */
    public String name() {
        return value.substring(value.indexOf(':') + 1);
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
